import { execa } from 'execa';
import { afterAll, describe, expect, test } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { jointLoudness } from '../../runtime/engine/album/joint-loudness.ts';
import type { Loudness } from '../../runtime/engine/measure/loudness.ts';
import { readLoudness } from '../../runtime/engine/measure/read-loudness.ts';
import { mediaFolder } from '../engine/support/media.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const asStereo = 'aresample=48000,aformat=channel_layouts=stereo';

/** What FFmpeg's meter reads of files played one after the other. */
async function heard(...paths: readonly string[]): Promise<Loudness> {
  const figures = media.file('figures.txt');
  const entries = paths.map((_, index) => `[${index}:a]${asStereo}[t${index}];`).join('');
  const joined = `${paths.map((_, index) => `[t${index}]`).join('')}concat=n=${paths.length}:v=0:a=1`;
  const graph = `${entries}${joined},ebur128=metadata=1:framelog=48,ametadata=mode=print:file=${figures}`;
  const inputs = paths.flatMap((path) => ['-i', path]);
  await execa('ffmpeg', ['-nostdin', '-v', 'error', ...inputs, '-filter_complex', graph, '-f', 'null', '-']);
  return readLoudness(figures);
}

const momentaryOf = ({ timeline }: Loudness): Float32Array => timeline.momentary;

describe('gated blocks', () => {
  const joint = (...programmes: readonly (readonly number[])[]) =>
    jointLoudness(programmes.map((readings) => Float32Array.from(readings)));

  test('are averaged by energy, over all programmes', () => {
    expect(joint([-20, -20], [-20])).toBeCloseTo(-20, 5);
    expect(joint([-20], [-23, -23])).toBeCloseTo(10 * Math.log10((10 ** -2 + 2 * 10 ** -2.3) / 3), 5);
  });

  test('count from -70 LUFS on, and from 10 LU under the rest', () => {
    expect(joint([-20, -71, Number.NaN])).toBeCloseTo(-20, 5);
    expect(joint([-20, -20, -20], [-34])).toBeCloseTo(-20, 5); // the gate lies at -31.2
    expect(joint([-20], [-29])).toBeCloseTo(10 * Math.log10((10 ** -2 + 10 ** -2.9) / 2), 5);
  });

  test('of silence give no loudness', () => {
    expect(joint([-71, Number.NaN], [])).toBeNull();
    expect(joint()).toBeNull();
  });
});

describe('beside the meter of FFmpeg', () => {
  test.each(['speech', 'speech_interview', 'speech_2s', 'music', 'music_sparse', 'sweep', 'pink_noise', 'clicks'])(
    '%s alone is as loud as the meter says, within 0.01 LU',
    async (name) => {
      const loudness = await heard(await samplePath(name));
      expect(Math.abs((jointLoudness([momentaryOf(loudness)]) ?? 0) - (loudness.integratedLufs ?? 0))).toBeLessThan(
        0.01,
      );
    },
  );

  // Four blocks or so on each border hold both neighbours: of some hundred blocks, that is what is left.
  test.each([
    ['speech and an answer', ['speech', 'speech_answer']],
    ['tracks 15 LU apart', ['music_dense', 'music_sparse', 'music']],
    ['tracks of which one is mostly gated out', ['music_dense', 'speech_quiet']],
    ['tracks with a silent one', ['speech', 'silence', 'music_sparse']],
  ])('%s are as loud together as one after the other, within 0.05 LU', async (_, names) => {
    const paths = await Promise.all(names.map((name) => samplePath(name)));
    const alone: Loudness[] = [];
    for (const path of paths) alone.push(await heard(path));
    const { integratedLufs } = await heard(...paths);
    expect(Math.abs((jointLoudness(alone.map(momentaryOf)) ?? 0) - (integratedLufs ?? 0))).toBeLessThan(0.05);
  });
});
