import type { JobFacts, MeasuredFacts } from '../../../compiler/artifact/link/index.ts';
import type { Stage } from '../../../schemas/generated/artifact.ts';
import type { Loudness } from '../measure/loudness.ts';
import { checkDecoding } from '../probe/check-decoding.ts';
import { type Measured, measuredFacts, measureLinks } from './analyze.ts';
import type { Session } from './session.ts';
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
  const entries = inputs.map((input) => input.link);
  const [first, ...rest] = stages;
  const opening = first?.kind === 'analyze' ? first : undefined;
  const measured = await analyze(session, initial, opening?.measures ?? [], entries);
  checkInputs(session, measured.raw);
  const before = Object.fromEntries(
    inputs.flatMap(({ name, link }) => {
      const loudness = measured.raw.byLink.get(link);
      return loudness === undefined ? [] : [[name, loudness]];
    }),
  );
  const remaining = opening === undefined ? stages : rest;
  return { facts: await runStages(session, measured.facts, remaining), before };
}

/** The first process read every input to its end: what it decoded is held against what the files declare. */
function checkInputs(session: Session, { linked, run }: Measured): void {
  for (const [number, name] of linked.inputs.entries()) {
    const input = session.inputs[name];
    if (input === undefined) continue;
    const count = run.inputs.find((found) => found.input === number && found.stream === input.stream.index);
    checkDecoding(input.probe, input.stream, count);
  }
}

/** Solves again, with corrections that the facts hold; measurements stay what they were. */
export async function solveAgain(session: Session, facts: JobFacts): Promise<JobFacts> {
  return runStages(
    session,
    facts,
    session.request.preset.artifact.stages.filter((stage) => stage.kind === 'solve'),
  );
}

async function runStages(session: Session, initial: JobFacts, stages: readonly Stage[]): Promise<JobFacts> {
  let facts = initial;
  for (const stage of stages) {
    if (stage.kind === 'analyze') facts = (await analyze(session, facts, stage.measures, [])).facts;
    if (stage.kind === 'solve') facts = await solve(session, facts, stage.solve);
  }
  return facts;
}

async function analyze(
  session: Session,
  facts: JobFacts,
  ids: readonly string[],
  alsoLinks: readonly string[],
): Promise<{ readonly facts: JobFacts; readonly raw: Measured }> {
  const wanted = session.request.preset.artifact.measures.filter((measure) => ids.includes(measure.id));
  const links = [...new Set([...wanted.map((measure) => measure.link), ...alsoLinks])];
  const raw = await measureLinks(session, facts, links, describe(session));
  const found = wanted.flatMap(({ id, link }): [string, MeasuredFacts][] => {
    const loudness = raw.byLink.get(link);
    return loudness === undefined ? [] : [[id, measuredFacts(session, loudness, raw.linked.inputs)]];
  });
  return { facts: { ...facts, measures: new Map([...facts.measures, ...found]) }, raw };
}

function describe({ inputs }: Session): string {
  return `measuring ${Object.keys(inputs).join(' and ')}`;
}

async function solve(session: Session, facts: JobFacts, id: string): Promise<JobFacts> {
  const wanted = session.request.preset.artifact.solves.find((candidate) => candidate.id === id);
  if (wanted === undefined) return facts;
  const gain = await solveGain(session, facts, wanted);
  return { ...facts, solves: new Map([...facts.solves, [id, gain]]) };
}
