import { createHash } from 'node:crypto';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import type { SampleFigures } from './measurement.ts';
import { type StreamOfFile, sampleFrames } from './sample-frames.ts';
import { createSilenceMeter } from './silence.ts';

/** What can only be told from the samples. */
export interface Decoded {
  readonly samples: SampleFigures;
  readonly silenceSeconds: number;
}

/** Decodes a stream to its end, the same way on every machine; memory does not grow with its length. */
export async function decode(
  stream: StreamOfFile & { readonly sampleRate: number },
  host: FfmpegHost,
  signal: AbortSignal,
): Promise<Decoded> {
  const { channels, sampleRate } = stream;
  const hash = createHash('sha256');
  const silence = createSilenceMeter(channels, sampleRate);
  const seconds = createRmsMeter(channels, sampleRate);
  let frames = 0;
  for await (const chunk of sampleFrames(stream, host, signal)) {
    hash.update(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    silence.hear(chunk);
    seconds.hear(chunk);
    frames += chunk.length / channels;
  }
  const samples = { frames, sha256: hash.digest('hex'), rmsPerSecondDbfs: seconds.end() };
  return { samples, silenceSeconds: silence.end() };
}

/** The rms of each second of each channel. */
function createRmsMeter(channels: number, sampleRate: number) {
  const perChannel: (number | null)[][] = Array.from({ length: channels }, () => []);
  const power = new Float64Array(channels);
  let heard = 0;
  const close = (): void => {
    for (const [channel, sum] of power.entries()) perChannel[channel]?.push(decibels(sum / heard));
    power.fill(0);
    heard = 0;
  };
  return {
    hear(chunk: Float32Array): void {
      for (let at = 0; at < chunk.length; at += channels) {
        for (let channel = 0; channel < channels; channel += 1) {
          power[channel] = (power[channel] ?? 0) + (chunk[at + channel] ?? 0) ** 2;
        }
        heard += 1;
        if (heard === sampleRate) close();
      }
    },
    end(): SampleFigures['rmsPerSecondDbfs'] {
      if (heard > 0) close();
      return perChannel;
    },
  };
}

/** To 0.01; null for nothing, and for what rounding alone leaves of nothing. */
function decibels(power: number): number | null {
  return power < 1e-12 ? null : Math.round(1000 * Math.log10(power)) / 100;
}
