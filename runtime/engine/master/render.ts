import { dirname } from 'node:path';
import {
  createLevelMeter,
  createMeter,
  deliveredFormat,
  type JobFacts,
  linkListening,
  linkRender,
} from '../../../compiler/artifact/link/index.ts';
import { type LevelFigures, levelFigures } from '../measure/levels.ts';
import type { Loudness } from '../measure/loudness.ts';
import { parseStatistics } from '../measure/statistics.ts';
import type { Probe } from '../probe/probe.ts';
import { probe } from '../probe/probe-file.ts';
import { pipeInputArguments } from '../process/inputs.ts';
import { runPiped } from '../process/run.ts';
import type { FfmpegRun } from '../process/spec.ts';
import { checkFreeSpace } from '../workspace/free-space.ts';
import { mayClip } from './clipping.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { readLevelMeter } from './measure-levels.ts';
import { neededBytes } from './needed-space.ts';
import { readMeter } from './read-meter.ts';
import type { MasterRequest } from './request.ts';
import { linkContext, type Session } from './session.ts';
import { beginStep } from './step.ts';

/** A rendered file in the workspace and what it measures as decoded. */
export interface Rendered {
  readonly path: string;
  readonly loudness: Loudness;
  /** Where levels are promised. */
  readonly levels?: LevelFigures;
  /** dBFS, of the samples that went into the encoder; null for silence, and where nothing hangs on it. */
  readonly encodedPeakDb: number | null;
  /** Samples that went into the encoder, and Hz. */
  readonly samples: number;
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples that a decoder made of it, without those that the codec puts before the first. */
  readonly decodedSamples: number;
  /** Samples that the codec puts before the first. */
  readonly priming: number;
  /** The most that it puts after the last. */
  readonly tail: number;
  /** What its container declares. */
  readonly written: Probe;
}

/**
 * Renders and encodes; while the file is written, a second FFmpeg decodes the same packets and measures them, which
 * costs far less time than reading the file again afterwards.
 *
 * @param name of the file in the workspace, without extension
 * @param detail for people
 * @throws LatheFailure `output/disk_full`, and what FFmpeg fails with
 */
export async function render(
  session: Session<MasterRequest>,
  facts: JobFacts,
  name: string,
  detail: string,
): Promise<Rendered> {
  const { request, workspace, sources } = session;
  const profile = request.profile.artifact;
  const context = linkContext(session, facts);
  const seconds = expectedSeconds(session, facts);
  await checkSpace(session, neededBytes(profile, deliveredFormat(context), seconds));

  const file = `${name}.${profile.extensions[0] ?? profile.container}`;
  const clipping = mayClip(request.preset.artifact, profile) ? { peakMeter: 'clipping' } : {};
  const linked = linkRender(context, sources, { file, listen: true, ...clipping });
  const meter = createMeter(1, '0:0');
  const promisesLevels = request.preset.artifact.levelsPromise !== undefined;
  const sampler = promisesLevels ? createLevelMeter(1, meter.link, linked.format.sampleRate) : undefined;
  const listening = linkListening(profile, meter, pipeInputArguments, sampler);
  const step = beginStep(session, { stage: 'render', detail, seconds });
  const { producer, consumer } = await runPiped(
    step.lead(linked.arguments),
    step.follow('verify', listening.arguments),
  );
  step.finish(producer, ['verify', consumer]);

  const path = workspace.path(file);
  const encoded = producer.outputs.find((output) => output.type === 'audio')?.encoded;
  const decoded = consumer.inputs[0]?.decoded;
  return {
    path,
    loudness: await readMeter(workspace.directory, meter, consumer, 0),
    encodedPeakDb: encodedPeak(producer, clipping.peakMeter),
    ...(sampler && { levels: levelFigures(await readLevelMeter(workspace, sampler, consumer, 0)) }),
    samples: encoded?.samples ?? 0,
    ...linked.format,
    decodedSamples: Math.max(0, (decoded?.samples ?? 0) - listening.priming),
    priming: listening.priming,
    tail: listening.tail,
    written: await probe({ host: request.host, path, writtenBy: profile.muxer }),
  };
}

/** dBFS, as the peak meter of a rendering printed it. */
function encodedPeak({ summaries }: FfmpegRun, instance: string | undefined): number | null {
  const printed = instance === undefined ? undefined : summaries.get(instance);
  return parseStatistics(printed ?? '').overall.get('Peak level dB') ?? null;
}

/** Both where it is made and where it goes: they may be on one disk, on which it is only moved. */
async function checkSpace({ workspace, request }: Session<MasterRequest>, bytes: number): Promise<void> {
  await checkFreeSpace(workspace.directory, bytes);
  await checkFreeSpace(dirname(request.destination), bytes);
}
