import {
  type JobFacts,
  type LinkedMeasurement,
  linkMeasurement,
  type MeasuredFacts,
} from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import type { Loudness } from '../measure/loudness.ts';
import { readLoudness } from '../measure/read-loudness.ts';
import { runFfmpeg } from '../process/run.ts';
import type { FfmpegRun } from '../process/spec.ts';
import { finishStep, linkContext, type Session, type StageProcess, specOf } from './session.ts';

/** What was measured, by link of the artifact. */
export interface Measured {
  readonly byLink: ReadonlyMap<string, Loudness>;
  readonly linked: LinkedMeasurement;
  readonly run: FfmpegRun;
}

/** Measures some links of the preset's graph in one process. */
export async function measureLinks(
  session: Session,
  facts: JobFacts,
  links: readonly string[],
  detail: string,
): Promise<Measured> {
  const linked = linkMeasurement(linkContext(session, facts), links, session.sources);
  return runMeasurement(session, linked, { stage: 'analyze', detail, args: linked.arguments });
}

/** Runs a measuring process and reads its meters. */
export async function runMeasurement(
  session: Session,
  linked: LinkedMeasurement,
  process: StageProcess,
): Promise<Measured> {
  const run = await runFfmpeg(specOf(session, process, process.stage));
  const { wallSeconds, cpuSeconds, argv } = run;
  finishStep(session, { stage: process.stage, detail: process.detail, argv, wallSeconds, cpuSeconds });
  const byLink = new Map<string, Loudness>();
  for (const [link, { file, instance }] of linked.meterOf) {
    byLink.set(link, await readLoudness(session.workspace.path(file), run.summaries.get(instance)));
  }
  return { byLink, linked, run };
}

/**
 * A measurement as the linker wants it; the peak is the highest that the meter's resolution allows.
 *
 * @throws LatheFailure `input/silent` or `input/too_short` where there is no loudness
 */
export function measuredFacts(session: Session, loudness: Loudness, inputs: readonly string[]): MeasuredFacts {
  const { integratedLufs, rangeLu, truePeak, durationSeconds } = loudness;
  if (integratedLufs === null || truePeak === undefined || truePeak.peakDb === null) {
    throw noLoudness(session, inputs, durationSeconds);
  }
  const peak = truePeak.peakDb + truePeak.uncertaintyDb;
  return { integrated: integratedLufs, truePeak: peak, range: rangeLu ?? 0, duration: durationSeconds };
}

function noLoudness(session: Session, inputs: readonly string[], durationSeconds: number) {
  const path = inputs.map((name) => session.inputs[name]?.probe.path ?? name).join(' and ');
  return durationSeconds < 0.4
    ? failure('input/too_short', { path, seconds: durationSeconds })
    : failure('input/silent', { path });
}
