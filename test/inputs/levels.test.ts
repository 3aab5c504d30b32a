import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { mediaFolder } from '../engine/support/media.ts';
import { deliver, refusalOf } from './support/deliver.ts';
import { amplitudeOf, decode } from './support/listen.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

/** A mono file of what an expression gives. */
function made(name: string, expression: string, codec = 'pcm_s24le'): string {
  return media.make(name, '-f', 'lavfi', '-i', `aevalsrc=${expression}:d=2:s=48000`, '-c:a', codec);
}

const tone = '0.1*sin(2*PI*440*t)';

describe('silence', () => {
  const silence = made('silence.wav', '0');

  it('has no loudness to bring anywhere', async () => {
    expect(await refusalOf(silence, { preset: 'loudness_only' })).toBe('input/silent');
    expect(await refusalOf(silence, { preset: 'dialogue_clean' })).toBe('input/silent');
  });

  it('passes where no loudness is asked for, with figures that do not exist', async () => {
    const { report } = await deliver(silence, { profile: 'audio_only_master' });

    expect(report.output.loudness).toMatchObject({ integratedLufs: null, rangeLu: null, truePeakDbtp: null });
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity|-70\b/);
  });
});

describe('an offset from zero', () => {
  const offset = made('offset.wav', `0.2+${tone}`);

  it('stays with loudness_only, which keeps its ceiling with it', async () => {
    const { path, report } = await deliver(offset, { preset: 'loudness_only' });

    expect(report.verdicts.every(({ passed }) => passed)).toBe(true);
    expect(meanOf(path)).toBeCloseTo(0.2 * 10 ** ((report.gainDb ?? 0) / 20), 2);
  });

  it('goes with dialogue_clean', async () => {
    const { path } = await deliver(offset, { preset: 'dialogue_clean' });

    expect(Math.abs(meanOf(path))).toBeLessThan(0.001);
  });

  function meanOf(path: string): number {
    const [samples = new Float32Array()] = decode(path, 1);
    const settled = samples.subarray(48_000);
    return settled.reduce((sum, sample) => sum + sample, 0) / settled.length;
  }
});

describe('samples at and over full scale', () => {
  it('clipped sound is turned down and not repaired, and its peaks between samples are seen', async () => {
    const clipped = made('clipped.wav', '3*sin(2*PI*997*t)');
    const { report } = await deliver(clipped, { preset: 'loudness_only' });
    const before = report.inputs.source?.loudness;

    expect(before?.truePeakDbtp).toBeGreaterThan(0);
    expect(report).toMatchObject({ mode: 'linear', gainReductionDb: 0 });
    expect(report.output.loudness.integratedLufs).toBeCloseTo(-16, 1);
  });

  const over = made('over.wav', '4*sin(2*PI*997*t)', 'pcm_f32le');

  it('float samples over full scale come out whole where a loudness is asked for', async () => {
    const { path, report } = await deliver(over, { preset: 'loudness_only' });
    const [samples = new Float32Array()] = decode(path, 1);

    expect(report.inputs.source?.loudness.truePeakDbtp).toBeCloseTo(12.04, 1);
    expect(amplitudeOf(997, samples, 48_000)).toBeCloseTo(4 * 10 ** ((report.gainDb ?? 0) / 20), 3);
  });

  const keeping = ['wav_master', 'flac_archive', 'audio_only_master', 'mp3_podcast', 'opus_voice'];
  it.each(keeping)('float samples far over full scale are no %s', async (profile) => {
    expect(await refusalOf(over, { profile })).toBe('qc/out_of_spec');
  });

  it('a little over full scale is cut off, and told', async () => {
    const { report } = await deliver(made('little.wav', '1.2*sin(2*PI*997*t)', 'pcm_f32le'));

    expect(report.verdicts).toContainEqual({
      what: 'clipping',
      expected: 'at most 3 dB',
      measured: '1.58 dB over full scale',
      passed: true,
    });
    expect(report.output.loudness.truePeakDbtp).toBeLessThan(0.5);
  });

  it('nothing is said of what fits', async () => {
    const { report } = await deliver(made('full.wav', 'sin(2*PI*997*t)'));

    expect(report.verdicts.map(({ what }) => what)).toEqual(['duration']);
  });
});

describe('float samples that are no sound', () => {
  const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  /** A file with one such sample in it. */
  function withSample(value: number): string {
    const bytes = readFileSync(made('plain.wav', tone, 'pcm_f32le'));
    bytes.writeFloatLE(value, bytes.length - 40_000);
    return media.write(`${value}.wav`, bytes);
  }

  it.each(values)('%f is damage, whatever is asked for', async (value) => {
    const path = withSample(value);

    expect(await refusalOf(path)).toBe('input/damaged');
    expect(await refusalOf(path, { preset: 'loudness_only' })).toBe('input/damaged');
  });

  it('a number beyond all sound is damage too', async () => {
    const path = withSample(1e30);

    expect(await refusalOf(path)).toBe('input/damaged');
    expect(await refusalOf(path, { preset: 'loudness_only' })).toBe('input/damaged');
    expect(await refusalOf(path, { preset: 'dialogue_clean' })).toBe('input/damaged');
  });
});
