import type { DeliveredFormat } from '../../../compiler/artifact/link/index.ts';
import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';

const bytesOfSample: Readonly<Record<string, number>> = { pcm_s16le: 2, pcm_s24le: 3, pcm_f32le: 4 };

/** FLAC makes of 24 bits, at the least: quiet speech of one voice, of which the lower bits are empty. */
const flacShare = 0.2;

/** Encoders stay below their bitrate where there is little to say. */
const lossyShare = 0.8;

/**
 * The least that the sound of a deliverable takes on a disk: a job that may fit is not refused, since a disk that does run full is
 * told of as well.
 *
 * @returns bytes
 */
export function neededBytes(
  { encoder, encoderOptions }: ProfileArtifact,
  { sampleRate, channels }: DeliveredFormat,
  seconds: number,
): number {
  const kilobits = Number.parseInt(encoderOptions.b ?? '', 10);
  if (!Number.isNaN(kilobits)) return (kilobits * 1000 * lossyShare * seconds) / 8;
  const bytes = bytesOfSample[encoder] ?? 3 * flacShare;
  return bytes * channels * sampleRate * seconds;
}

/**
 * What the sound of a deliverable will take: by its samples or its bitrate, which encoders meet but about.
 *
 * @returns bytes; undefined for FLAC, which takes what the programme needs
 */
export function expectedBytes(
  { encoder, encoderOptions }: ProfileArtifact,
  { sampleRate, channels }: DeliveredFormat,
  seconds: number,
): number | undefined {
  const kilobits = Number.parseInt(encoderOptions.b ?? '', 10);
  if (!Number.isNaN(kilobits)) return (kilobits * 1000 * seconds) / 8;
  const bytes = bytesOfSample[encoder];
  return bytes === undefined ? undefined : bytes * channels * sampleRate * seconds;
}
