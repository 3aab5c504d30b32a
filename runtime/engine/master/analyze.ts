import { type JobFacts, linkMeasurement, type MeasuredFacts } from '../../../compiler/artifact/link/index.ts';
import type { AnalyzeStage } from '../../../compiler/artifact/plan/stage.ts';
import type { Measure } from '../../../schemas/generated/artifact.ts';
import { listed } from '../../failure/wording.ts';
import { checkSamples } from './check-inputs.ts';
import { type Measured, measure } from './measure.ts';
import { factsOfAny, measuredFacts, suspectsAmong } from './measured-facts.ts';
import { linkContext, longestInput, type Session } from './session.ts';

/** How true peaks are had: measured, or estimated from the samples' peaks, which is three times as fast. */
export type PeakReading = 'exact' | 'estimated';

/** What an analyze stage found. */
export interface Analysis {
  readonly facts: JobFacts;
  readonly measured: Measured;
}

/**
 * Runs an analyze stage.
 *
 * @param beside links to measure along with it, for loudness alone
 */
export async function analyze(
  session: Session,
  facts: JobFacts,
  stage: AnalyzeStage,
  peaks: PeakReading,
  beside: readonly string[] = [],
): Promise<Analysis> {
  const wanted = session.request.preset.artifact.measures.filter(({ id }) => stage.measures.includes(id));
  const links = [...new Set([...wanted.map(({ link }) => link), ...beside])];
  const peaked = new Set(wanted.filter(({ id }) => stage.peaks.includes(id)).map(({ link }) => link));
  const keep = stage.keep.filter((link) => !session.kept.has(link));
  const scope = peaks === 'exact' ? 'loudness and peaks' : 'loudness and sample peaks';
  const linked = linkMeasurement(linkContext(session, facts), links, session.sources, {
    scopeOf: (link) => (peaked.has(link) ? scope : 'loudness'),
    keep,
  });
  const names = Object.keys(session.inputs).filter((name) => linked.inputs.includes(name));
  const again = stage.measures.some((id) => session.estimates.has(id));
  const detail = again ? 'measuring true peaks' : `measuring ${listed(names)}`;
  const measured = await measure(session, linked, { stage: 'analyze', detail, seconds: longestInput(session) });
  checkSamples(session, measured);
  for (const id of stage.peaks) {
    if (peaks === 'exact') session.estimates.delete(id);
    else session.estimates.add(id);
  }
  return { facts: withMeasures(session, facts, wanted, measured), measured };
}

/** Measures the true peaks that were estimated so far. */
export async function measureExactly(session: Session, facts: JobFacts): Promise<JobFacts> {
  if (session.estimates.size === 0) return facts;
  const measures = [...session.estimates];
  const stage: AnalyzeStage = { kind: 'analyze', measures, peaks: measures, keep: [] };
  return (await analyze(session, facts, stage, 'exact')).facts;
}

/** The facts with some measurements of the artifact added. */
function withMeasures(session: Session, facts: JobFacts, wanted: readonly Measure[], measured: Measured): JobFacts {
  const { inputs } = session.request.preset.artifact;
  const isSilent = (name: string): boolean =>
    inputs.some((input) => input.name === name && measured.byLink.get(input.link)?.integratedLufs === null);
  const silent = measured.inputs.filter(isSilent);
  const suspects = suspectsAmong(session, silent.length > 0 ? silent : measured.inputs, silent.length > 0);
  const found = wanted.flatMap(({ id, link }): [string, MeasuredFacts][] => {
    const loudness = measured.byLink.get(link);
    if (loudness === undefined) return [];
    session.heard.set(id, loudness);
    return [[id, id === session.jointMeasure ? factsOfAny(loudness) : measuredFacts(loudness, suspects)]];
  });
  return { ...facts, measures: new Map([...facts.measures, ...found]) };
}
