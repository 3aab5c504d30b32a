import type { LinkedMeasurement } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { inputArguments } from '../process/inputs.ts';
import { runFfmpeg } from '../process/run.ts';
import type { FfmpegRun } from '../process/spec.ts';
import { readMeter } from './read-meter.ts';
import type { Session } from './session.ts';
import { beginStep, type StepSubject } from './step.ts';

/** What one process measured. */
export interface Measured {
  /** By link of the artifact. */
  readonly byLink: ReadonlyMap<string, Loudness>;
  /** The preset's inputs that it opened, in FFmpeg's order. */
  readonly inputs: readonly string[];
  readonly run: FfmpegRun;
}

/** Later stages read this link from scratch. */
function keep({ kept, sources, workspace }: Session, link: string, file: string): void {
  const source = `kept_${link}`;
  sources[source] = { arguments: inputArguments(workspace.path(file)), stream: 0 };
  kept.set(link, source);
}

/** Runs a measuring process and reads its meters. */
export async function measure(session: Session, linked: LinkedMeasurement, subject: StepSubject): Promise<Measured> {
  const step = beginStep(session, subject);
  const run = await runFfmpeg(step.lead(linked.arguments));
  const byLink = new Map<string, Loudness>();
  for (const [link, meter] of linked.meterOf) {
    byLink.set(link, await readMeter(session.workspace.directory, meter, run, linked.meters.indexOf(meter)));
  }
  for (const { link, file } of linked.kept) keep(session, link, file);
  step.finish(run);
  return { byLink, inputs: linked.inputs, run };
}
