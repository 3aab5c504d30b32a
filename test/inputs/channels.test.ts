import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaFolder } from '../engine/support/media.ts';
import { deliver } from './support/deliver.ts';
import { amplitudeOf, decode } from './support/listen.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const rate = 48_000;
const level = 0.1;

/** A file with a tone of its own in each channel. */
function tones(name: string, layout: string, hertz: readonly number[]): string {
  const channels = hertz.map((one) => `${level}*sin(2*PI*${one}*t)`).join('|');
  return media.make(name, '-f', 'lavfi', '-i', `aevalsrc=${channels}:c=${layout}:d=1.5:s=${rate}`, '-c:a', 'pcm_s24le');
}

/** How much of each channel's tone is in each channel of a master: 1 is unchanged. */
function gains(path: string, channels: number, hertz: readonly number[]): readonly (readonly number[])[] {
  return decode(path, channels).map((samples) =>
    hertz.map((one) => thousandths(amplitudeOf(one, samples, rate) / level)),
  );
}

const half = thousandths(Math.SQRT1_2); // half the power: -3 dB

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

describe('six channels', () => {
  const hertz = [500, 600, 700, 80, 900, 1000]; // FL FR FC LFE BL BR
  const straight = hertz.map((_, channel) => hertz.map((_one, other) => Number(channel === other)));
  const ituDownmix = [
    [1, 0, half, 0, half, 0],
    [0, 1, half, 0, 0, half],
  ];
  let named: string;
  let unnamed: string;
  beforeAll(() => {
    named = tones('named.wav', '5.1', hertz);
    const bytes = readFileSync(named);
    bytes.writeUInt32LE(0, 40); // the channel mask of WAVE_FORMAT_EXTENSIBLE
    unnamed = media.write('unnamed.wav', bytes);
  });

  it('become stereo as ITU-R BS.775 says: centre and surrounds at -3 dB, no LFE, no other gain', async () => {
    const { path } = await deliver(named, { preset: 'to_stereo' });

    expect(gains(path, 2, hertz)).toEqual(ituDownmix);
  });

  it('become mono as half of that', async () => {
    const { path } = await deliver(named, { preset: 'to_mono' });

    expect(gains(path, 1, hertz)).toEqual([[0.5, 0.5, half, 0, 0.354, 0.354]]);
  });

  it('stay six where the format carries them', async () => {
    const { path, report } = await deliver(named);

    expect(report.output.channels).toBe(6);
    expect(gains(path, 6, hertz)).toEqual(straight);
  });

  it('without names count as 5.1 in its usual order, and the report says that they had none', async () => {
    const [stereo, six] = [await deliver(unnamed, { preset: 'to_stereo' }), await deliver(unnamed)];

    expect(gains(stereo.path, 2, hertz)).toEqual(ituDownmix);
    expect(gains(six.path, 6, hertz)).toEqual(straight);
    expect(six.report.inputs.source).toMatchObject({ channels: 6, layout: undefined });
  });

  it('measure alike with and without names', async () => {
    const reports = [
      await deliver(named, { preset: 'loudness_only' }),
      await deliver(unnamed, { preset: 'loudness_only' }),
    ];
    const [one, other] = reports.map(({ report }) => report.inputs.source?.loudness.integratedLufs);

    expect(other).toBe(one);
  });
});

describe('one channel and two', () => {
  it('mono goes to both sides at its level, and is as loud as it was', async () => {
    const mono = tones('mono.wav', 'mono', [1000]);
    const { path, report } = await deliver(mono, { preset: 'to_stereo' });

    expect(gains(path, 2, [1000])).toEqual([[1], [1]]);
    expect(report.output.loudness.integratedLufs).toBe(report.inputs.source?.loudness.integratedLufs);
  });

  it('stereo becomes mono with half of each side', async () => {
    const stereo = tones('stereo.wav', 'stereo', [500, 700]);
    const { path } = await deliver(stereo, { preset: 'to_mono' });

    expect(gains(path, 1, [500, 700])).toEqual([[0.5, 0.5]]);
  });

  it('what is the same on both sides keeps its level in mono', async () => {
    const { path } = await deliver(tones('same.wav', 'stereo', [800, 800]), { preset: 'to_mono' });

    expect(gains(path, 1, [800])).toEqual([[1]]);
  });
});
