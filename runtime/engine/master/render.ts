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
import type { Probe } from '../probe/probe.ts';
import { probe } from '../probe/probe-file.ts';
import { pipeInputArguments } from '../process/inputs.ts';
import { runPiped } from '../process/run.ts';
import { checkFreeSpace } from '../workspace/free-space.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { readLevelMeter } from './measure-levels.ts';
import { neededBytes } from './needed-space.ts';
import { readMeter } from './read-meter.ts';
import { linkContext, type Session } from './session.ts';
import { beginStep } from './step.ts';

/** A rendered file in the workspace and what it measures as decoded. */
export interface Rendered {
  readonly path: string;
  readonly loudness: Loudness;
  /** Where levels are promised. */
  readonly levels?: LevelFigures;
  /** Samples that went into the encoder, and Hz. */
  readonly samples: number;
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples that a decoder made of it, without those that the codec puts before the first. */
  readonly decodedSamples: number;
  /** Samples that the codec puts before the first. */
  readonly priming: number;
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
export async function render(session: Session, facts: JobFacts, name: string, detail: string): Promise<Rendered> {
  const { request, workspace, sources } = session;
  const profile = request.profile.artifact;
  const context = linkContext(session, facts);
  const seconds = expectedSeconds(session, facts);
  await checkSpace(session, neededBytes(profile, deliveredFormat(context), seconds));

  const file = `${name}.${profile.extensions[0] ?? profile.container}`;
  const linked = linkRender(context, sources, { file, listen: true });
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
    ...(sampler && { levels: levelFigures(await readLevelMeter(workspace, sampler, consumer, 0)) }),
    samples: encoded?.samples ?? 0,
    ...linked.format,
    decodedSamples: Math.max(0, (decoded?.samples ?? 0) - listening.priming),
    priming: listening.priming,
    written: await probe({ ffprobePath: request.host.ffprobePath, path, isOwn: true }),
  };
}

/** Both where it is made and where it goes: they may be on one disk, on which it is only moved. */
async function checkSpace({ workspace, request }: Session, bytes: number): Promise<void> {
  await checkFreeSpace(workspace.directory, bytes);
  await checkFreeSpace(dirname(request.destination), bytes);
}
