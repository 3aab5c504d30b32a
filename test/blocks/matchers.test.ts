import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { atLeast, atMost, between, describePresetTests, presetTest, within } from '../../golden/vitest/index.ts';
import { mediaFolder } from '../engine/support/media.ts';

const media = mediaFolder();
const folder = mkdtempSync(join(tmpdir(), 'lathe-matchers-'));
afterAll(() => {
  media[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

const tone = media.make('tone.wav', '-f', 'lavfi', '-i', 'sine=f=1000:r=48000:d=4,volume=0dB', '-c:a', 'pcm_s24le');
const preset = join(folder, 'level.preset');
writeFileSync(
  preset,
  `preset level v1 {
  input voice: Audio
  output voice |> normalize(-16 LUFS, ceiling: -1 dBTP)
  test "a tone" {
    given voice = file("${tone}")
    expect loudness within 0.1 LU of -16 LUFS
  }
}
`,
);

/** What a matcher says where it does not match. */
async function messageOf(matching: Promise<void>): Promise<string> {
  return matching.then(
    () => 'it matches',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('toMeasure', () => {
  test('of a file', async () => {
    await expect(tone).toMeasure({
      integrated: within(-18.06, 0.1),
      truePeak: between(-18.1, -18),
      samplePeak: atMost(-18),
      rms: atLeast(-22),
      duration: 4,
      channels: 1,
      sampleRate: 48_000,
      codec: 'pcm',
    });
  });

  test('of the master of a test', async () => {
    await expect(presetTest(preset, 'a tone')).toMeasure({ integrated: within(-16, 0.1), curve: within(-16, 0.1) });
  });

  test('what is not as it is wanted is told, figure by figure', async () => {
    const wanted = { integrated: within(-16, 0.5), truePeak: atMost(-20), channels: 2, codec: 'mp3', duckDepth: 9 };

    expect(await messageOf(expect(tone).toMeasure(wanted))).toBe(
      [
        `${tone} does not measure as it is wanted`,
        '  codec: expected mp3, measured pcm',
        '  integrated: expected -16.5 LUFS .. -15.5 LUFS, measured -18.06 LUFS, missed by 1.56 LU',
        '  truePeak: expected at most -20 dBTP, measured -18.06 dBTP, missed by 1.94 dB',
        '  channels: expected 2, measured 1, missed by 1',
        '  duckDepth: expected 9 dB, and there is none',
      ].join('\n'),
    );
  });

  test('a test that is not there', async () => {
    expect(await messageOf(expect(presetTest(preset, 'a tune')).toMeasure({}))).toContain(
      'has no test "a tune"; it has "a tone"',
    );
  });
});

describe('toMatchGolden', () => {
  test('of a preset that nothing is kept of', async () => {
    const message = await messageOf(expect(preset).toMatchGolden());

    expect(message).toContain(`${preset} differs from what is kept of it`);
    expect(message).toContain('loudness: tests/level_v1/a_tone.loudness.json is missing');
    expect(message).toContain('to accept: lathe golden update shipped/level');
  });

  test('of one test only its own goldens count', async () => {
    const message = await messageOf(expect(presetTest(preset, 'a tone')).toMatchGolden());

    expect(message).toContain('tests/level_v1/a_tone.samples.json is missing');
    expect(message).not.toContain('plan.txt');
  });
});

test('a folder without test blocks is refused: its tests would pass by being nowhere', () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'bare.preset'), 'preset bare v1 {\n  input voice: Audio\n  output voice\n}\n');

  expect(() => describePresetTests(empty)).toThrow(/no preset in .* has a test block/);
});
