import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { AnalyzeStage, Stage } from '../../../compiler/artifact/plan/stage.ts';
import { planStages } from '../../../compiler/artifact/plan/stages.ts';
import type { Solve } from '../../../schemas/generated/artifact.ts';
import { analyze, measureExactly, type PeakReading } from './analyze.ts';
import { checkInputs } from './check-inputs.ts';
import { type Before, hearInputs } from './hear-inputs.ts';
import { measureLevels } from './measure-levels.ts';
import { longestInput, type Session } from './session.ts';
import { solveGain } from './solve.ts';
import { promisedSolve } from './verify.ts';

/** What is known of a job once everything in it has been measured. */
export interface FoundValues {
  readonly facts: JobFacts;
  /** Measures each input as it came, beside the job; once, however often it is asked for. */
  readonly hear: () => Promise<Before>;
}

/**
 * Runs the analyze and solve stages, but for the solve of the promised gain; the first of them reads every input to its
 * end.
 */
export async function findValues(session: Session, initial: JobFacts): Promise<FoundValues> {
  const { artifact } = session.request.preset;
  const promised = promisedSolve(artifact)?.id;
  const stages = planStages(artifact).filter((stage) => stage.kind !== 'solve' || stage.solve !== promised);
  const [first, ...rest] = stages;
  // Stages refer to the lengths of inputs: where a file does not tell its own, they are heard alone first.
  const starts = first?.kind === 'analyze' && longestInput(session) !== undefined;
  const opening: AnalyzeStage = starts ? first : { kind: 'analyze', measures: [], peaks: [], keep: [] };
  const entries = artifact.inputs.map(({ link }) => link);
  const remaining = starts ? rest : stages;
  const analysis = await analyze(session, initial, opening, firstReading(session, opening, remaining), entries);
  const facts = { ...analysis.facts, inputs: checkInputs(session, initial.inputs, analysis.measured) };
  let before: Promise<Before> | undefined;
  const hear = (): Promise<Before> => {
    before ??= session.beside.add(hearInputs(session, facts));
    return before;
  };
  if (remaining.some(({ kind }) => kind !== 'render')) void hear(); // a second processor is idle meanwhile
  return { facts: await runStages(session, facts, remaining), hear };
}

/** Seeks the promised gain, under corrections that the facts hold; nothing that is measured hangs on it. */
export async function findPromisedGain(session: Session, facts: JobFacts): Promise<JobFacts> {
  const wanted = promisedSolve(session.request.preset.artifact);
  return wanted === undefined ? facts : solve(session, facts, wanted);
}

/**
 * Seeks a gain. Whether it is needed is told by an upper estimate of the peaks first: only where that is too high are they
 * measured exactly.
 */
async function solve(session: Session, estimated: JobFacts, wanted: Solve): Promise<JobFacts> {
  const isNeeded = createEvaluator(session.request.preset.artifact, estimated)(wanted.when) !== 0;
  const facts = isNeeded ? await measureExactly(session, estimated) : estimated;
  const gain = await solveGain(session, facts, wanted);
  return { ...facts, solves: new Map([...facts.solves, [wanted.id, gain]]) };
}

async function runStages(session: Session, initial: JobFacts, stages: readonly Stage[]): Promise<JobFacts> {
  const { solves } = session.request.preset.artifact;
  let facts = initial;
  for (const [index, stage] of stages.entries()) {
    if (stage.kind === 'analyze') {
      const reading = firstReading(session, stage, stages.slice(index + 1));
      facts = (await analyze(session, facts, stage, reading)).facts;
    }
    if (stage.kind === 'levels') facts = await measureLevels(session, facts, stage.measures);
    const wanted = stage.kind === 'solve' ? solves.find(({ id }) => id === stage.solve) : undefined;
    if (wanted !== undefined) facts = await solve(session, facts, wanted);
  }
  return facts;
}

/**
 * How peaks are read at first. An upper estimate does where all that hangs on them is whether the last solve is needed:
 * if even the estimate is low enough, so is the peak.
 */
function firstReading({ request }: Session, stage: AnalyzeStage, later: readonly Stage[]): PeakReading {
  const { solves, refusals, promise } = request.preset.artifact;
  const decidesLittle = solves.length === 1 && refusals.length === 0 && promise?.lowered === undefined;
  const isLast = !later.some(({ kind }) => kind === 'analyze');
  return stage.peaks.length > 0 && decidesLittle && isLast ? 'estimated' : 'exact';
}
