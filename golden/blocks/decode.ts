import { createHash } from 'node:crypto';
import { execa } from 'execa';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { childEnvironment } from '../../runtime/engine/process/environment.ts';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';
import type { SampleFigures } from './measurement.ts';
import { createSilenceMeter } from './silence.ts';

/** An audio stream of a file. */
export interface StreamOfFile {
  readonly path: string;
  readonly audioIndex: number;
  readonly channels: number;
  readonly sampleRate: number;
}

/** What can only be told from the samples. */
export interface Decoded {
  readonly samples: SampleFigures;
  readonly silenceSeconds: number;
}

/** Decodes a stream to its end, the same way on every machine; memory does not grow with its length. */
export async function decode(stream: StreamOfFile, host: FfmpegHost, signal: AbortSignal): Promise<Decoded> {
  const { channels, sampleRate, path, audioIndex } = stream;
  const hash = createHash('sha256');
  const silence = createSilenceMeter(channels, sampleRate);
  const seconds = createRmsMeter(channels, sampleRate);
  let frames = 0;
  const exact = ['-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const raw = ['-map', `0:a:${audioIndex}`, ...exact, '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1'];
  const quiet = ['-hide_banner', '-nostdin', '-v', 'error', '-cpuflags', '0'];
  const running = execa(host.ffmpegPath, [...quiet, ...inputArguments(path), ...raw], {
    stdin: 'ignore',
    buffer: { stdout: false },
    encoding: 'buffer',
    env: childEnvironment(),
    extendEnv: false,
    cancelSignal: signal,
  });
  for await (const chunk of framesOf(running.iterable({ from: 'stdout', binary: true }), channels)) {
    hash.update(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    silence.hear(chunk);
    seconds.hear(chunk);
    frames += chunk.length / channels;
  }
  await running;
  const samples = { frames, sha256: hash.digest('hex'), rmsPerSecondDbfs: seconds.end() };
  return { samples, silenceSeconds: silence.end() };
}

/** Cuts what comes out of a pipe into whole frames. */
async function* framesOf(chunks: AsyncIterable<unknown>, channels: number): AsyncIterable<Float32Array> {
  const size = channels * Float32Array.BYTES_PER_ELEMENT;
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a binary pipe gives bytes');
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const whole = bytes.length - (bytes.length % size);
    rest = bytes.slice(whole);
    if (whole > 0) yield new Float32Array(bytes.buffer, 0, whole / Float32Array.BYTES_PER_ELEMENT);
  }
  if (rest.length > 0) throw new Error(`the samples end in the middle of a frame: ${rest.length} bytes too many`);
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
