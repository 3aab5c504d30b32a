import { createMeter, type JobFacts, linkListening, linkRender } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { readLoudness } from '../measure/read-loudness.ts';
import { pipeInputArguments } from '../process/inputs.ts';
import { runPiped } from '../process/run.ts';
import { finishStep, linkContext, type Session, specOf } from './session.ts';

/** A rendered file in the workspace and what it measures as decoded. */
export interface Rendered {
  readonly path: string;
  readonly loudness: Loudness;
  /** Samples that went into the encoder, and Hz. */
  readonly samples: number;
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples that a decoder made of it, with the codec's own padding. */
  readonly decodedSamples: number;
}

/**
 * Renders and encodes; while the file is written, a second FFmpeg decodes the same packets and measures them, which
 * costs far less time than reading the file again afterwards.
 */
export async function render(session: Session, facts: JobFacts, attempt: number): Promise<Rendered> {
  const { profile } = session.request;
  const extension = profile.artifact.extensions[0] ?? profile.artifact.container;
  const file = `master-${attempt}.${extension}`;
  const linked = linkRender(linkContext(session, facts), session.sources, { file, listen: true });
  const meter = createMeter(1, '0:0');
  const listening = linkListening(profile.artifact, meter, pipeInputArguments);
  const detail = attempt === 1 ? `encoding ${profile.artifact.codec}` : `encoding ${profile.artifact.codec}, corrected`;
  const quiet = { ...session, request: { ...session.request, onProgress: () => {} } };
  const { producer, consumer } = await runPiped(
    specOf(session, { stage: 'render', detail, args: linked.arguments }, 'render'),
    specOf(quiet, { stage: 'render', detail, args: listening.arguments }, 'verify'),
  );
  const cpuSeconds = producer.cpuSeconds + consumer.cpuSeconds;
  finishStep(session, { stage: 'render', detail, argv: producer.argv, wallSeconds: producer.wallSeconds, cpuSeconds });
  const audio = producer.outputs.find((output) => output.type === 'audio');
  return {
    path: session.workspace.path(file),
    loudness: await readLoudness(session.workspace.path(meter.file), consumer.summaries.get(meter.instance)),
    samples: audio?.encoded?.samples ?? 0,
    ...linked.format,
    decodedSamples: consumer.inputs[0]?.decoded?.samples ?? 0,
  };
}
