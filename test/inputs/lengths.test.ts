import { afterAll, describe, expect, it } from 'vitest';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { deliver, refusalOf } from './support/deliver.ts';
import { decode, highestSample } from './support/listen.ts';
import { FILM, IMPULSES, IMPULSES_AT } from './support/recordings.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const cut = (seconds: number) => ['-af', `atrim=duration=${seconds}`];

describe('what is too short for a figure', () => {
  const profiles = ['wav_master', 'audio_only_master', 'mp3_podcast', 'opus_voice'];

  it('under 400 ms has no loudness, so none can be asked for', async () => {
    const short = media.make('short.wav', ...NOISE, ...cut(0.39));

    expect(await refusalOf(short, { preset: 'loudness_only' })).toBe('input/too_short');
  });

  it.each(profiles)('under 400 ms passes as %s where no loudness is asked for', async (profile) => {
    const { report } = await deliver(media.make('short.wav', ...NOISE, ...cut(0.3)), { profile });

    expect(report.output.loudness).toMatchObject({ integratedLufs: null, maxMomentaryLufs: null });
    expect(report.verdicts.every(({ passed }) => passed)).toBe(true);
  });

  it('a tone of 100 ms passes as MP3, in which FFmpeg sees two formats at once and takes neither', async () => {
    const tone = media.make('tone.wav', '-f', 'lavfi', '-i', 'sine=440:r=48000:d=0.1', '-ac', '2');
    const { report } = await deliver(tone, { profile: 'mp3_podcast' });

    expect(report.output).toMatchObject({ codec: 'mp3', sampleRate: 44_100, durationSeconds: 0.1 });
  });

  it('400 ms are enough', async () => {
    const { report } = await deliver(media.make('enough.wav', ...NOISE, ...cut(0.4)), { preset: 'loudness_only' });

    expect(report.output.loudness.integratedLufs).toBeCloseTo(-16, 1);
  });

  it('under 3 s has no short-term loudness and no range', async () => {
    const { report } = await deliver(media.make('brief.wav', ...NOISE), { preset: 'loudness_only' });

    expect(report.output.loudness).toMatchObject({ maxShortTermLufs: null, rangeLu: null, rangeIsStable: false });
    expect(report.output.loudness.maxMomentaryLufs).toBeGreaterThan(-17);
  });

  it('one sample is delivered', async () => {
    const { path } = await deliver(media.make('one.wav', ...NOISE, '-af', 'atrim=end_sample=1'));

    expect(decode(path, 2).map(({ length }) => length)).toEqual([1, 1]);
  });
});

const negative = ['-output_ts_offset', '-0.3', '-avoid_negative_ts', 'disabled'];

interface Recording {
  readonly name: string;
  readonly args: readonly string[];
  /** Seconds that its sound begins after the file, or is cut by. */
  readonly later?: number;
}

const recordings: readonly Recording[] = [
  { name: 'with the delay of its AAC encoder.m4a', args: ['-c:a', 'aac'] },
  { name: 'with the delay of LAME.mp3', args: ['-b:a', '192k'] },
  { name: 'with the delay of Opus.opus', args: ['-c:a', 'libopus'] },
  { name: 'in Vorbis.ogg', args: ['-c:a', 'libvorbis'] },
  { name: 'that begins before zero.mka', args: ['-c:a', 'flac', ...negative] },
  { name: 'that begins before zero, with its picture.mkv', args: [...FILM, '-c:a', 'flac', ...negative] },
  { name: 'that begins at ten seconds.mka', args: ['-c:a', 'flac', '-output_ts_offset', '10'] },
  { name: 'whose picture begins late.mp4', args: [...FILM, '-vf', 'setpts=PTS+0.4/TB', '-c:a', 'aac'] },
  { name: 'whose sound begins late.mp4', args: [...FILM, '-af', 'asetpts=PTS+0.4/TB', '-c:a', 'aac'], later: 0.4 },
];

describe('start and length, within one frame of 1024 samples', () => {
  it.each(recordings)('a recording $name', async ({ name, args, later = 0 }) => {
    await expectInPlace(media.make(name, ...IMPULSES, ...args), later);
  });

  it('a recording that an edit list cuts', async () => {
    const whole = media.make('whole.m4a', ...IMPULSES, '-c:a', 'aac');
    await expectInPlace(media.make('edited.m4a', '-ss', '0.2', '-i', whole, '-c', 'copy'), -0.2);
  });

  async function expectInPlace(path: string, later: number): Promise<void> {
    const { path: master } = await deliver(path);
    const [samples = new Float32Array()] = decode(master, 1);
    const [first, second] = [highestSample(samples, 0, 60_000), highestSample(samples, 60_000)];
    const shift = later * 48_000;

    expect(Math.abs(first - IMPULSES_AT[0] - shift)).toBeLessThanOrEqual(1024);
    expect(Math.abs(samples.length - 3 * 48_000 - shift)).toBeLessThanOrEqual(1024);
    expect(second - first).toBe(IMPULSES_AT[1] - IMPULSES_AT[0]);
  }
});
