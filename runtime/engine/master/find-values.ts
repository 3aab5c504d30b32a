import { type JobFacts, linkMeasurement, type MeasuredFacts } from '../../../compiler/artifact/link/index.ts';
import type { Solve, Stage } from '../../../schemas/generated/artifact.ts';
import type { Loudness } from '../measure/loudness.ts';
import { checkInputs } from './check-inputs.ts';
import { type Measured, measure } from './measure.ts';
import { measuredFacts } from './measured-facts.ts';
import { linkContext, longestInput, type Session } from './session.ts';
import { solveGain } from './solve.ts';

/** All that has to be known before the rendering. */
export interface FoundValues {
  readonly facts: JobFacts;
  /** Each input as it came, by name. */
  readonly before: Readonly<Record<string, Loudness>>;
}

/** Runs the analyze and solve stages; every input is measured as it came along with the first. */
export async function findValues(session: Session, initial: JobFacts): Promise<FoundValues> {
  const { stages, inputs } = session.request.preset.artifact;
  const [first, ...rest] = stages;
  // Stages refer to the lengths of inputs: where a file does not tell its own, they are heard alone first.
  const ids = first?.kind === 'analyze' && longestInput(session) !== undefined ? first.measures : [];
  const entries = inputs.map((input) => input.link);
  const heard = await measureLinks(session, initial, [...linksOf(session, ids), ...entries]);
  const checked = checkInputs(session, initial.inputs, heard);
  const facts = withMeasures(session, { ...initial, inputs: checked.facts }, ids, heard);
  return { facts: await runStages(session, facts, ids.length > 0 ? rest : stages), before: checked.before };
}

/** Seeks a gain anew, under corrections that the facts hold. */
export async function solve(session: Session, facts: JobFacts, wanted: Solve): Promise<JobFacts> {
  const gain = await solveGain(session, facts, wanted);
  return { ...facts, solves: new Map([...facts.solves, [wanted.id, gain]]) };
}

async function runStages(session: Session, initial: JobFacts, stages: readonly Stage[]): Promise<JobFacts> {
  const { solves } = session.request.preset.artifact;
  let facts = initial;
  for (const stage of stages) {
    if (stage.kind === 'analyze') {
      const measured = await measureLinks(session, facts, linksOf(session, stage.measures));
      facts = withMeasures(session, facts, stage.measures, measured);
    }
    const wanted = stage.kind === 'solve' ? solves.find(({ id }) => id === stage.solve) : undefined;
    if (wanted !== undefined) facts = await solve(session, facts, wanted);
  }
  return facts;
}

async function measureLinks(session: Session, facts: JobFacts, links: readonly string[]): Promise<Measured> {
  const linked = linkMeasurement(linkContext(session, facts), [...new Set(links)], session.sources);
  const detail = `measuring ${linked.inputs.join(' and ')}`;
  return measure(session, linked, { stage: 'analyze', detail, seconds: longestInput(session) });
}

function linksOf({ request }: Session, ids: readonly string[]): readonly string[] {
  return request.preset.artifact.measures.filter(({ id }) => ids.includes(id)).map(({ link }) => link);
}

/** The facts with some measurements of the artifact added. */
function withMeasures(session: Session, facts: JobFacts, ids: readonly string[], measured: Measured): JobFacts {
  const { inputs, measures } = session.request.preset.artifact;
  const isSilent = (name: string): boolean =>
    inputs.some((input) => input.name === name && measured.byLink.get(input.link)?.integratedLufs === null);
  const silent = measured.inputs.filter(isSilent);
  const suspects = silent.length > 0 ? silent : measured.inputs;
  const paths = suspects.map((name) => session.inputs[name]?.probe.path ?? name);
  const found = measures.flatMap(({ id, link }): [string, MeasuredFacts][] => {
    const loudness = ids.includes(id) ? measured.byLink.get(link) : undefined;
    return loudness === undefined ? [] : [[id, measuredFacts(loudness, paths)]];
  });
  return { ...facts, measures: new Map([...facts.measures, ...found]) };
}
