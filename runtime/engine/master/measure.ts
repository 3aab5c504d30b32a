import type { LinkedMeasurement } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { inputArguments } from '../process/inputs.ts';
import { runFfmpeg } from '../process/run.ts';
import type { InputCount } from '../process/spec.ts';
import { readMeter } from './read-meter.ts';
import type { Findings } from './recorded.ts';
import type { Session } from './session.ts';
import { beginStep, type StepSubject } from './step.ts';
import { byLink, takeOrMeasure } from './take-or-measure.ts';

/** What one process measured. */
export interface Measured {
  /** By link of the artifact. */
  readonly byLink: ReadonlyMap<string, Loudness>;
  /** The preset's inputs that it opened, in FFmpeg's order. */
  readonly inputs: readonly string[];
  /** How much of each stream was decoded. */
  readonly decoded: readonly InputCount[];
}

function sourceOfKept(link: string): string {
  return `kept_${link}`;
}

/** Later stages read this link from scratch. */
function keep({ kept, sources, workspace }: Session, link: string, file: string): void {
  const source = sourceOfKept(link);
  sources[source] = { arguments: inputArguments(workspace.path(file)), stream: 0 };
  kept.set(link, source);
}

/** Runs a measuring process and reads its meters, unless an earlier job's figures are taken. */
export async function measure(session: Session, linked: LinkedMeasurement, subject: StepSubject): Promise<Measured> {
  const wanted = { ...linked, detail: subject.detail, leaves: linked.kept.map(({ link }) => sourceOfKept(link)) };
  const found = await takeOrMeasure(session, wanted, () => run(session, linked, subject));
  return { byLink: byLink(linked, found), inputs: linked.inputs, decoded: found.decoded };
}

async function run(session: Session, linked: LinkedMeasurement, subject: StepSubject): Promise<Findings> {
  const step = beginStep(session, subject);
  const ran = await runFfmpeg(step.lead(linked.arguments));
  const loudness: Record<string, Loudness> = {};
  for (const [output, meter] of linked.meters.entries()) {
    loudness[meter.instance] = await readMeter(session.workspace.directory, meter, ran, output);
  }
  for (const { link, file } of linked.kept) keep(session, link, file);
  step.finish(ran);
  return { loudness, levels: {}, decoded: ran.inputs };
}
