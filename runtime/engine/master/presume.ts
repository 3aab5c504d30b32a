import { createEvaluator, type JobFacts, linkMeasurement } from '../../../compiler/artifact/link/index.ts';
import type { Solve } from '../../../schemas/generated/artifact.ts';
import type { Loudness } from '../measure/loudness.ts';
import type { Before } from './hear-inputs.ts';
import { measureAside } from './measure-aside.ts';
import { measuredFacts } from './measured-facts.ts';
import { linkContext, type Session } from './session.ts';
import { promisedSolve } from './verify.ts';

/** The promised gain needs no search: so it is taken while the peaks that decide it are still being measured. */
export interface Presumption {
  /** With the gain that needs no search, and the peaks of the samples. */
  readonly facts: JobFacts;
  /** Tells whether it holds; without it, the deliverable's own peak does. */
  readonly check?: PresumptionCheck;
}

/** The measurement that a presumption waits for. */
export interface PresumptionCheck {
  /** The facts, with the peaks as they are measured. */
  readonly exact: Promise<JobFacts>;
  /** Whether the gain has to be sought after all. */
  readonly falls: (exact: JobFacts) => boolean;
}

/**
 * Presumes that no limiter is needed, where the samples themselves stay under the ceiling and only the wave between them
 * could pass it: that mostly holds, and the rendering need not wait to know it.
 *
 * @param facts with upper estimates of the peaks
 * @param before hears the inputs; its peaks serve where an input is what was measured. Without it nothing is measured.
 * @returns undefined where there is nothing to presume
 */
export function presume(session: Session, facts: JobFacts, before?: Promise<Before>): Presumption | undefined {
  const linear = linearFacts(session, facts);
  if (linear === undefined || !needsLimiter(session, facts)) return undefined;
  if (before === undefined) return { facts: linear };
  const exact = session.beside.add(measurePeaks(session, linear, before));
  return { facts: linear, check: { exact, falls: (found) => needsLimiter(session, found) } };
}

/** The facts of a job whose samples need no limiter, by the peaks of those; undefined where they do. */
export function linearFacts(session: Session, facts: JobFacts): JobFacts | undefined {
  const solve = promisedSolve(session.request.preset.artifact);
  if (solve === undefined || session.estimates.size === 0) return undefined;
  const least = { ...facts, measures: new Map([...facts.measures, ...leastPeaks(session, facts)]) };
  return needsLimiter(session, least) ? undefined : { ...least, solves: withInitial(session, least, solve) };
}

function needsLimiter({ request }: Session, facts: JobFacts): boolean {
  const solve = promisedSolve(request.preset.artifact);
  return solve !== undefined && createEvaluator(request.preset.artifact, facts)(solve.when) !== 0;
}

function leastPeaks({ estimates, heard }: Session, { measures }: JobFacts) {
  return [...estimates].flatMap((id) => {
    const [measured, samples] = [measures.get(id), heard.get(id)?.samplePeak];
    if (measured === undefined || samples === undefined || samples.peakDb === null) return [];
    return [[id, { ...measured, truePeak: samples.peakDb - samples.uncertaintyDb }] as const];
  });
}

function withInitial({ request }: Session, facts: JobFacts, { id, initial }: Solve): JobFacts['solves'] {
  return new Map([...facts.solves, [id, createEvaluator(request.preset.artifact, facts)(initial)]]);
}

/** Measures the peaks that were estimated, beside the job; where inputs are what was measured, they are heard anyway. */
async function measurePeaks(session: Session, facts: JobFacts, before: Promise<Before>): Promise<JobFacts> {
  const estimated = session.request.preset.artifact.measures.filter(({ id }) => session.estimates.has(id));
  const links = [...new Set(estimated.map(({ link }) => link))];
  const heard = (await heardInputs(session, facts, links, before)) ?? (await measureLinks(session, facts, links));
  session.estimates.clear();
  const exact = estimated.flatMap(({ id, link }) => {
    const loudness = heard.get(link);
    return loudness === undefined ? [] : [[id, measuredFacts(loudness, { paths: [], isAsItCame: false })] as const];
  });
  return { ...facts, measures: new Map([...facts.measures, ...exact]) };
}

/** What was heard of links that are inputs as they came; undefined where some are more than that. */
async function heardInputs(
  session: Session,
  facts: JobFacts,
  links: readonly string[],
  before: Promise<Before>,
): Promise<ReadonlyMap<string, Loudness> | undefined> {
  const { inputs } = session.request.preset.artifact;
  const entries = inputs.map(({ link }) => link);
  const { meterOf } = linkMeasurement(linkContext(session, facts), [...links, ...entries], { ...session.sources });
  const found = new Map<string, Loudness>();
  for (const link of links) {
    const input = inputs.find((candidate) => meterOf.get(candidate.link) === meterOf.get(link));
    const loudness = input && (await before)[input.name];
    if (loudness === undefined) return undefined;
    found.set(link, loudness);
  }
  return found;
}

function measureLinks(session: Session, facts: JobFacts, links: readonly string[]) {
  const linked = linkMeasurement(linkContext(session, facts), links, { ...session.sources });
  return measureAside(session, linked, 'peaks', 'measuring true peaks');
}
