import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { meter, samplesOf } from '../e2e/support/decode.ts';
import { mediaFolder } from '../engine/support/media.ts';
import { requestOf, run } from '../master/support/mastering.ts';
import type { Engine } from './support/engine.ts';
import { make, type Order } from './support/job.ts';
import { nativeEngine } from './support/native.ts';
import { wasmEngine } from './support/wasm.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

let wasm: Engine;
beforeAll(async () => {
  wasm = await wasmEngine();
});

const native = nativeEngine();
const plainProcessor = nativeEngine(undefined, 'without FMA and AVX');

/** What to make of which samples. */
interface Job {
  readonly preset: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const levelled: Job = { preset: 'loudness_only', inputs: { source: 'music_dense' } };
const dialogue: Job = { preset: 'dialogue_clean', inputs: { voice: 'speech_2s' } };
const ducked: Job = { preset: 'voice_over_music', inputs: { voice: 'speech_2s', music: 'music_bed' } };

function under(profiles: readonly string[]) {
  return [levelled, dialogue].flatMap((job) => profiles.map((profile) => ({ ...job, profile })));
}

async function orderOf({ preset, profile, inputs: samples }: Job & { readonly profile: string }): Promise<Order> {
  const paths = Object.entries(samples).map(async ([name, sample]) => [name, await shortSample(sample)] as const);
  const inputs = Object.fromEntries(await Promise.all(paths));
  const request = await requestOf({ preset, profile, inputs, destination: '' });
  return { preset: request.preset.artifact, profile: request.profile.artifact, inputs };
}

/** The first two seconds of a sample. */
async function shortSample(name: string): Promise<string> {
  return media.make(`${name}.wav`, '-t', '2', '-i', await samplePath(name), '-c:a', 'pcm_s24le');
}

async function expectSame(one: Engine, other: Engine, order: Order): Promise<void> {
  const [here, there] = [await make(one, order), await make(other, order)];
  expect(there.figures).toEqual(here.figures);
  expect(there.file.equals(here.file)).toBe(true);
}

describe('FFmpeg 5.1.4 as WebAssembly and the FFmpeg of this machine, without SIMD, make the same bytes', () => {
  it.each(under(['wav_master', 'flac_archive', 'mp3_podcast']))('$preset as $profile', async (job) => {
    await expectSame(native, wasm, await orderOf(job));
  });

  it.each(['wav_master', 'audio_only_master'])('a bed that ducks, as %s', async (profile) => {
    await expectSame(native, wasm, await orderOf({ ...ducked, profile }));
  });

  it.each(['wav_master', 'flac_archive', 'mp3_podcast'])('what is delivered as %s', async (profile) => {
    const order = await orderOf({ preset: 'to_mono', inputs: { source: 'music_dense' }, profile });
    const destination = media.file(`delivered.${order.profile.extensions[0]}`);
    await run({ preset: 'to_mono', profile, inputs: order.inputs, destination, cpuMode: 'reproducible' });

    expect((await make(wasm, order)).file.equals(readFileSync(destination))).toBe(true);
  });

  it('from a source that was MP3', async () => {
    const mp3 = media.make('source.mp3', '-i', await shortSample('music_dense'), '-b:a', '160k');
    const order = await orderOf({ preset: 'loudness_only', profile: 'wav_master', inputs: { source: 'music_dense' } });
    await expectSame(native, wasm, { ...order, inputs: { source: mp3 } });
  });
});

// The encoder takes its windows from the C library's sinf, whose last bit differs between C libraries, and FFmpeg 5.1.8
// changed its temporal noise shaping: some frames of some material differ between builds. No processor does that.
describe('as AAC the two differ by less than anybody hears', () => {
  it.each(under(['audio_only_master']))('$preset', async (job) => {
    const order = await orderOf(job);
    const [here, there] = [await make(native, order), await make(wasm, order)];
    expect(there.figures).toEqual(here.figures);

    const files = [here, there].map(({ file }, index) => media.write(`${job.preset}-${index}.m4a`, file));
    const [one = '', other = ''] = files;
    const [loudness, second] = [await meter(one), await meter(other)];
    expect(Math.abs(loudness.integratedLufs - second.integratedLufs)).toBeLessThan(0.01);
    expect(levelDb(difference(await samplesOf(one, 48_000), await samplesOf(other, 48_000)))).toBeLessThan(-50);
  });
});

describe('a processor without FMA and AVX makes the same bytes', () => {
  const profiles = ['wav_master', 'flac_archive', 'mp3_podcast', 'audio_only_master', 'opus_voice'];
  it.each(profiles.map((profile) => ({ ...dialogue, profile })))('$preset as $profile', async (job) => {
    await expectSame(native, plainProcessor, await orderOf(job));
  });
});

function difference(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((sample, index) => sample - (other[index] ?? 0));
}

/** RMS in dBFS, where a square wave of full scale has 0. */
function levelDb(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);
}
