import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { measureFile } from '../../runtime/engine/metering/measure-file.ts';
import { planJob } from '../../runtime/engine/plan/plan-job.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { normalizing, profileOf, requestOf, run } from '../master/support/mastering.ts';
import { hostAt } from './support/confined.ts';

const media = mediaFolder();
const open = await hostAt('none');
let hot: string;
beforeAll(() => {
  hot = media.make('hot.wav', ...NOISE, '-af', 'volume=12dB');
});
afterAll(() => media[Symbol.dispose]());

/** All stages: measuring, seeking the gain into a limiter, a rendering, what listens to it, and what runs beside. */
const job = (name: string) => ({
  preset: normalizing('normalize(-11 LUFS, ceiling: -1 dBTP, max_reduction: 12 dB)'),
  profile: profileOf('m4a', 'aac'),
  inputs: hot,
  destination: media.file(name),
});

const given = (host: FfmpegHost | undefined): FfmpegHost => {
  if (host === undefined) throw new Error('the test was not skipped');
  return host;
};

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

for (const level of ['prlimit', 'bubblewrap'] as const) {
  const host = await hostAt(level);

  describe.skipIf(host === undefined)(`under ${level}`, () => {
    test('a master is the same, byte by byte, and costs what it costs', async () => {
      const plain = await run({ ...job(`${level}-open.m4a`), host: given(open) });
      const held = await run({ ...job(`${level}.m4a`), host: given(host) });
      expect(hashOf(held.output.path)).toBe(hashOf(plain.output.path));
      expect(held.stages.map(({ stage }) => stage)).toEqual(
        expect.arrayContaining(['solve', 'render', 'verify', 'hear']),
      );
      expect(held.stages.filter(({ cpuSeconds }) => !(cpuSeconds > 0))).toEqual([]);
      expect(held.stages.map(({ argv }) => argv[0])).toEqual(held.stages.map(() => given(host).ffmpegPath));
    });

    test('a measurement is the same', async () => {
      const measure = (by: FfmpegHost) => measureFile({ path: hot, stream: { by: 'default' }, host: by });
      const [plain, held] = [await measure(given(open)), await measure(given(host))];
      expect({ ...held, wallSeconds: 0, cpuSeconds: 0 }).toEqual({ ...plain, wallSeconds: 0, cpuSeconds: 0 });
    });

    test('a plan is the same', async () => {
      const plan = async (by: FfmpegHost) => planJob({ ...(await requestOf(job('never.m4a'))), host: by });
      const [plain, held] = [await plan(given(open)), await plan(given(host))];
      expect({ inputs: held.inputs, expected: held.expected }).toEqual({
        inputs: plain.inputs,
        expected: plain.expected,
      });
    });
  });
}
