import { ebur128_integrated_stereo, ebur128_true_peak_mono } from 'ebur128-wasm/ebur128_wasm.js';
import { execa } from 'execa';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';

/** What a meter reads that shares nothing with FFmpeg's: libebur128's port to Rust, as WebAssembly. */
export interface SecondReading {
  /** Null where nothing passes the gate. */
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
}

/** A stream in one or two channels. */
export interface MeteredFile {
  readonly path: string;
  readonly audioIndex: number;
  readonly sampleRate: number;
  readonly channels: number;
}

/** Meters a stream with the second meter; one channel as dual mono, which for it is the same samples on both sides. */
export async function secondMeter(file: MeteredFile, host: FfmpegHost): Promise<SecondReading> {
  const { sampleRate } = file;
  const [left, right] = await decode(file, host);
  return {
    integratedLufs: finite(ebur128_integrated_stereo(sampleRate, left, right)),
    truePeakDbtp: finite(Math.max(ebur128_true_peak_mono(sampleRate, left), ebur128_true_peak_mono(sampleRate, right))),
  };
}

async function decode(file: MeteredFile, { ffmpegPath }: FfmpegHost): Promise<readonly [Float32Array, Float32Array]> {
  const { path, audioIndex, channels } = file;
  const filter = `aformat=sample_fmts=flt,pan=stereo|c0=c0|c1=c${channels === 1 ? 0 : 1}`;
  const input = ['-nostdin', '-v', 'error', '-i', path, '-map', `0:a:${audioIndex}`];
  const { stdout } = await execa(ffmpegPath, [...input, '-af', filter, '-f', 'f32le', '-'], {
    encoding: 'buffer',
    maxBuffer: 2 ** 30,
  });
  const samples = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
  return [everySecond(samples, 0), everySecond(samples, 1)];
}

function everySecond(samples: Float32Array, first: 0 | 1): Float32Array {
  return Float32Array.from({ length: samples.length / 2 }, (_, at) => samples[2 * at + first] ?? 0);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
