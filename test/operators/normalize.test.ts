import { writeFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { lathe, run, temporaryFolder } from '../e2e/support/lathe.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

let count = 0;

/** A preset with one normalize in a file of its own; and where its master goes. */
async function prepare(normalize: string): Promise<{ readonly preset: string; readonly output: string }> {
  count += 1;
  const name = `lab${count}`;
  const preset = folder.file(`${name}.preset`);
  await writeFile(preset, `preset ${name} v1 {\n  input source: Audio\n  output source |> ${normalize}\n}\n`);
  return { preset, output: folder.file(`${name}.wav`) };
}

async function master(normalize: string, sample: string) {
  const { preset, output } = await prepare(normalize);
  return run({ preset, inputs: { source: sample }, profile: 'wav_master_v1' }, output);
}

/** What is said where the master is refused; its exit code is 2. */
async function refusal(normalize: string, sample: string): Promise<string> {
  const { preset, output } = await prepare(normalize);
  const source = `source=${await samplePath(sample)}`;
  const { exitCode, stderr } = await lathe(['run', preset, '--in', source, '--profile', 'wav_master_v1', '-o', output]);
  expect(exitCode).toBe(2);
  return stderr;
}

// The popping speech has 20.8 dB between loudness and true peak: -16 LUFS and -1 dBTP ask for 5.8 dB of limiting.
const hot = 'speech_popping';

test('limits where the peaks would pass the ceiling, and reaches the target all the same', async () => {
  const { mode, gainReductionDb, output } = await master(
    'normalize(-16 LUFS, ceiling: -1 dBTP, max_reduction: 12 dB)',
    hot,
  );
  expect(mode).toBe('limited');
  expect(gainReductionDb).toBeGreaterThan(5.5);
  expect(output.loudness.integratedLufs).toBeCloseTo(-16, 1);
  expect(output.loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
});

test('max_reduction is the most that limiting takes; what is missing then fails, with the reason', async () => {
  const said = await refusal('normalize(-16 LUFS, ceiling: -1 dBTP, max_reduction: 3 dB)', hot);
  expect(said).toContain('qc/out_of_spec');
  expect(said).toContain('expected -16 LUFS ± 0.1 LU');
  expect(said).toContain('max_reduction');
});

test('when_hot: lower takes less gain, limits nothing, and says so', async () => {
  const { mode, gainReductionDb, output, verdicts } = await master(
    'normalize(-16 LUFS, ceiling: -1 dBTP, when_hot: lower)',
    hot,
  );
  expect(mode).toBe('lowered');
  expect(gainReductionDb).toBe(0);
  expect(output.loudness.truePeakDbtp).toBeGreaterThan(-1.5);
  expect(output.loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
  expect(verdicts[0]?.measured).toMatch(/^-2\d\.\d\d LUFS, lowered for the peaks$/);
});

test('when_hot: fail refuses before anything is rendered', async () => {
  const said = await refusal('normalize(-16 LUFS, ceiling: -1 dBTP, when_hot: fail)', hot);
  expect(said).toContain('qc/out_of_spec');
  expect(said).toContain('the peaks would pass the ceiling');
});

test('when_hot: fail takes what stays just under the ceiling', async () => {
  const { mode, output } = await master('normalize(-21.9 LUFS, ceiling: -1 dBTP, when_hot: fail)', hot);
  expect(mode).toBe('linear');
  expect(output.loudness.truePeakDbtp).toBeGreaterThan(-1.3);
});

test('the three ways agree where nothing is hot', async () => {
  const modes = ['limit', 'lower', 'fail'].map((way) =>
    master(`normalize(-30 LUFS, ceiling: -1 dBTP, when_hot: ${way})`, hot),
  );
  const reports = await Promise.all(modes);
  expect(reports.map(({ mode }) => mode)).toEqual(['linear', 'linear', 'linear']);
  expect(new Set(reports.map(({ output }) => output.sha256)).size).toBe(1);
});

test('the tolerance is what the verdict allows', async () => {
  const { verdicts } = await master('normalize(-20 LUFS, tolerance: 0.5 LU)', hot);
  expect(verdicts[0]).toMatchObject({ what: 'integrated loudness', expected: '-20 LUFS ± 0.5 LU', passed: true });
  // 0.3 LU are missing where limiting may take no more: more than one tolerance, less than the other.
  const short = 'normalize(-16 LUFS, ceiling: -1 dBTP, max_reduction: 5.5 dB';
  expect(await refusal(`${short}, tolerance: 0.05 LU)`, hot)).toContain('± 0.05 LU');
  expect((await master(`${short}, tolerance: 2 LU)`, hot)).mode).toBe('limited');
});

test('short_term_max is held against the loudest three seconds', async () => {
  const { verdicts, output } = await master('normalize(-23 LUFS, short_term_max: -18 LUFS)', hot);
  expect(verdicts[1]).toMatchObject({ what: 'short-term loudness', expected: 'at most -18 LUFS', passed: true });
  expect(output.loudness.maxShortTermLufs).toBeLessThan(-20);
  expect(await refusal('normalize(-23 LUFS, short_term_max: -23 LUFS)', hot)).toContain('short-term loudness');
});
