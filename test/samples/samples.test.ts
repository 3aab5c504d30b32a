import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { samplePath, samples } from '../../golden/samples/index.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';

const host = await openHost();
const { filters } = await host.capabilities();
const short = [...samples.values()].filter(({ name }) => name !== 'music_10min');

describe.runIf(filters.has('flite'))('every sample reads what its recipe says', () => {
  it.each(short)('$name: $doc', async ({ name, measured }) => {
    const read = await meter(await samplePath(name));

    if (measured === undefined)
      expect(read.integratedLufs > -70).toBe(false); // silent, too short, or no sound at all
    else {
      expect(Math.abs(read.integratedLufs - measured.integratedLufs)).toBeLessThan(0.15);
      expect(Math.abs(read.truePeakDbtp - measured.truePeakDbtp)).toBeLessThan(0.15);
    }
  });
});

describe('samplePath', () => {
  it('hands back the same file and leaves nothing else behind', async () => {
    const [once, again] = await Promise.all([samplePath('tone_2s'), samplePath('tone_2s')]);

    expect(again).toBe(once);
    expect(await readdir(dirname(once))).not.toContainEqual(expect.stringContaining('making-'));
  });

  it('names the samples there are when it is asked for another', async () => {
    await expect(async () => samplePath('speach')).rejects.toThrow(/no sample 'speach'; there are: speech, /);
  });
});

/** FFmpeg's own summary, apart from the meter of the project. */
async function meter(path: string): Promise<{ integratedLufs: number; truePeakDbtp: number }> {
  const filter = 'ebur128=peak=true:dualmono=true:framelog=verbose';
  const quiet = ['-nostdin', '-hide_banner', '-nostats'];
  const run = await execa(host.ffmpegPath, [...quiet, '-i', path, '-af', filter, '-vn', '-f', 'null', '-'], {
    reject: false,
  });
  const figure = (label: string): number =>
    Number(new RegExp(`^ +${label}: +(\\S+)`, 'm').exec(run.stderr)?.[1] ?? Number.NaN);
  return { integratedLufs: figure('I'), truePeakDbtp: figure('Peak') };
}
