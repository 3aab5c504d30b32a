import type { Source } from '../../../compiler/artifact/link/index.ts';
import type { FfmpegHost } from '../host/host.ts';
import { chooseAudio } from '../probe/choose-audio.ts';
import { hashFile } from '../probe/hash-file.ts';
import type { AudioStream, Probe } from '../probe/probe.ts';
import { probe } from '../probe/probe-file.ts';
import { inputArguments } from '../process/inputs.ts';
import type { Beside } from './beside.ts';
import { identify } from './identity.ts';
import { pictureTag } from './picture.ts';
import type { InputFile } from './request.ts';
import type { OpenedInput } from './session.ts';

/**
 * Looks at an input and begins to compute its checksum.
 *
 * @throws LatheFailure `input/*`
 */
export async function openInput(
  { path, stream: choice }: InputFile,
  host: FfmpegHost,
  beside: Beside,
): Promise<OpenedInput> {
  const identity = await identify(path);
  const found = await probe({ host, path, signal: beside.signal });
  const stream = chooseAudio(found, choice);
  return {
    probe: found,
    stream,
    identity,
    startSeconds: Math.max(0, stream.startSeconds - found.startSeconds),
    durationSeconds: declaredSeconds(found, stream),
    sha256: beside.add(hashFile(found.path, beside.signal)),
  };
}

/** The container's figure may be the picture's; better than none. */
function declaredSeconds({ durationSeconds, durationIsEstimate }: Probe, stream: AudioStream): number | undefined {
  return durationIsEstimate ? undefined : (stream.durationSeconds ?? durationSeconds);
}

/** How FFmpeg opens an input. */
export function sourceOf({ probe: found, stream }: OpenedInput): Source {
  const picture = found.video[0]?.index;
  const tag = pictureTag(found);
  return {
    arguments: inputArguments(found.path),
    stream: stream.index,
    ...(picture === undefined ? {} : { picture }),
    ...(tag === undefined ? {} : { pictureTag: tag }),
  };
}
