import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sourcesVersion } from '../../golden/blocks/engine-version.ts';
import { loudnessTier, samplesTier } from '../../golden/blocks/tiers.ts';
import { accept } from '../../golden/harness/accept.ts';
import { openProject } from '../../golden/harness/project.ts';
import { runTiers } from '../../golden/harness/run.ts';
import type { CaseOutcome, Tier } from '../../golden/harness/tier.ts';
import { mediaFolder } from '../engine/support/media.ts';

const media = mediaFolder();
const root = mkdtempSync(join(tmpdir(), 'lathe-blocks-'));
afterAll(() => {
  media[Symbol.dispose]();
  rmSync(root, { recursive: true });
});

const tone = media.make('tone.wav', '-f', 'lavfi', '-i', 'sine=f=1000:r=48000:d=4,volume=-10dB', '-c:a', 'pcm_s24le');

let count = 0;

/** A project of one preset, in a folder of its own. */
function project(preset: string): { readonly folder: string; readonly cache: string } {
  count += 1;
  const folder = join(root, `project${count}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'tested.preset'), preset);
  return { folder, cache: join(root, `cache${count}`) };
}

/** Runs a tier over a project, as a check does that begins anew. */
async function run(tier: Tier, { folder, cache }: ReturnType<typeof project>, useCache = true): Promise<CaseOutcome> {
  const opened = openProject(folder);
  const { signal } = new AbortController();
  const surroundings = { project: opened, cache, useCache, parallel: 2, signal };
  for await (const outcome of tier.run(opened.cases, surroundings)) return outcome;
  throw new Error('the project has one case');
}

const level = (expectation: string, source = `file("${tone}")`) => `preset level v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS

  output voice |> normalize(target, ceiling: -1 dBTP)

  test "Reaches its level!" {
    given voice = ${source}
    with target = -18 LUFS
    encode wav_master v1
    expect ${expectation}
  }
}
`;

test('a block that is met: no findings, and a golden of each kind', async () => {
  const opened = project(level('loudness within 0.1 LU of target'));
  const [heard, sampled] = [await run(loudnessTier, opened), await run(samplesTier, opened)];

  expect([heard.findings, sampled.findings]).toEqual([[], []]);
  expect([...heard.produced.keys(), ...sampled.produced.keys()]).toEqual([
    'tests/level_v1/reaches_its_level.loudness.json',
    'tests/level_v1/reaches_its_level.samples.json',
  ]);
  expect(JSON.parse([...heard.produced.values()][0] ?? '')).toMatchObject({
    test: 'Reaches its level!',
    preset: 'level_v1',
    with: { target: '-18 LUFS' },
    encode: 'wav_master_v1',
    mode: 'linear',
    integratedLufs: -18,
    durationSeconds: 4,
    curveLufs: [null, null, -18, -18],
  });
  expect(JSON.parse([...sampled.produced.values()][0] ?? '')).toMatchObject({ frames: 192_000, channels: 1 });
});

test('a block that is missed says where, what was expected, what was measured, and by how much', async () => {
  const { findings } = await run(loudnessTier, project(level('loudness within 0.5 LU of -16 LUFS')));

  expect(findings.map((finding) => finding.replace(/^\S*\//, ''))).toEqual([
    [
      'tested.preset:11: the test "Reaches its level!" expects loudness within 0.5 LU of -16 LUFS',
      '  expected  -16 LUFS ± 0.5 LU',
      '  measured  -18 LUFS',
      '  missed by 1.5 LU',
    ].join('\n'),
  ]);
});

test('a case with a block that is missed is not accepted by any tier', async () => {
  const { folder, cache } = project(level('loudness within 0.5 LU of -16 LUFS'));
  const opened = openProject(folder);
  const surroundings = { cache, useCache: true, parallel: 2, signal: new AbortController().signal };
  const tiers = [loudnessTier, samplesTier];
  const report = await runTiers({ project: opened, cases: opened.cases, tiers, wanted: tiers, surroundings });

  expect(report.results.map(({ outcome }) => outcome.produced.size)).toEqual([1, 1]);
  expect(accept(opened, report)).toEqual({ added: [], changed: [], removed: [] });
});

test.each([
  ['sample("speech_quite")', "there is no sample 'speech_quite'; did you mean speech_quiet?"],
  ['file("nowhere.wav")', 'there is no file '],
  ['sample("silence")', 'input/silent: '],
])('a block without a master says why: %s', async (source, why) => {
  const opened = project(level('channels == 1', source));
  const [heard, sampled] = [await run(loudnessTier, opened), await run(samplesTier, opened)];

  expect(heard.findings[0]).toContain('tested.preset:7: the test "Reaches its level!" has no master');
  expect(heard.findings[0]).toContain(why);
  expect(sampled.findings).toHaveLength(1);
  expect([...heard.produced, ...sampled.produced]).toEqual([]);
});

test('what has been found out is found again, whatever the test expects of it now', async () => {
  const opened = project(level('loudness within 0.1 LU of -18 LUFS'));
  expect((await run(loudnessTier, opened)).isCached).toBe(false);

  writeFileSync(join(opened.folder, 'tested.preset'), `// a comment\n${level('loudness <= -20 LUFS')}`);
  const again = await run(loudnessTier, opened);
  expect(again.isCached).toBe(true);
  expect(again.findings[0]).toContain('tested.preset:12:');
  expect((await run(loudnessTier, opened, false)).isCached).toBe(false);
});

test('another param is another master', async () => {
  const opened = project(level('channels == 1'));
  await run(loudnessTier, opened);
  writeFileSync(join(opened.folder, 'tested.preset'), level('channels == 1').replace('-18 LUFS', '-18.5 LUFS'));

  const { isCached, produced } = await run(loudnessTier, opened);
  expect(isCached).toBe(false);
  expect([...produced.values()][0]).toContain('"integratedLufs": -18.5');
});

test('a file that changed is measured anew', async () => {
  const source = join(root, 'changing.wav');
  copyFileSync(tone, source);
  const opened = project(level('channels == 1', `file("${source}")`));
  await run(loudnessTier, opened);
  const softer = media.make('softer.wav', '-i', tone, '-af', 'volume=-3dB', '-c:a', 'pcm_s24le');
  copyFileSync(softer, source);

  const { isCached, produced } = await run(loudnessTier, opened);
  expect(isCached).toBe(false);
  expect(JSON.parse([...produced.values()][0] ?? '')).toMatchObject({ integratedLufs: -18 });
});

test('a file of the cache that is broken is as good as none', async () => {
  const opened = project(level('channels == 1'));
  await run(loudnessTier, opened);
  const blocks = join(opened.cache, 'blocks');
  for (const name of readdirSync(blocks)) writeFileSync(join(blocks, name), '{"half":');

  const { isCached, findings } = await run(loudnessTier, opened);
  expect({ isCached, findings }).toEqual({ isCached: false, findings: [] });
});

test('tests of one name have a golden each, and a test without a profile is encoded as WAV', async () => {
  const block = (title: string) =>
    `  test "${title}" {\n    given voice = file("${tone}")\n    expect codec == pcm\n  }\n`;
  const opened = project(
    `preset two v1 {\n  input voice: Audio\n  output voice\n${block('same')}${block('Same 2')}${block('same')}}\n`,
  );

  const { produced, findings } = await run(loudnessTier, opened);
  expect(findings).toEqual([]);
  expect([...produced.keys()]).toEqual([
    'tests/two_v1/same.loudness.json',
    'tests/two_v1/same_2.loudness.json',
    'tests/two_v1/same_3.loudness.json',
  ]);
});

test('a duck is measured where it stands', async () => {
  const opened = project(`preset under v1 {
  input voice: Audio
  input music: Audio
  let speech = voice |> normalize(-19 LUFS)
  output mix(speech, music |> duck(under: speech, depth: 10 dB), length: first)
  test "ten decibels" {
    given voice = sample("speech_2s")
    given music = sample("music_sparse")
    expect duck_depth within 1.5 dB of 10 dB
    expect duck_depth >= 20 dB
  }
}
`);

  const { findings } = await run(loudnessTier, opened);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain('duck_depth >= 20 dB');
});

test.each(['compiler/artifact', 'runtime/engine', 'golden/blocks', 'golden/samples'])(
  'what was found out with another %s does not count',
  (changed) => {
    const base = mkdtempSync(join(root, 'sources-'));
    const folders = ['compiler/artifact', 'runtime/engine', 'golden/blocks', 'golden/samples'];
    for (const folder of folders) {
      mkdirSync(join(base, folder, 'deep'), { recursive: true });
      writeFileSync(join(base, folder, 'deep', 'one.ts'), 'before');
    }
    const before = sourcesVersion(undefined, base);
    expect(sourcesVersion(undefined, base)).toBe(before);
    writeFileSync(join(base, changed, 'deep', 'one.ts'), 'after');
    expect(sourcesVersion(undefined, base)).not.toBe(before);
  },
);
