import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { accept } from '../../golden/harness/accept.ts';
import { chosen } from '../../golden/harness/filter.ts';
import { fewestCases } from '../../golden/harness/minimum.ts';
import { openProject } from '../../golden/harness/project.ts';
import { isSame, type RunReport, runTiers } from '../../golden/harness/run.ts';
import { failedCases } from '../../golden/harness/summary.ts';
import { textTier } from '../../golden/text/tier.ts';
import { folderWith } from '../cli/lathe.ts';

const softer = 'preset softer v1 {\n  input voice: Audio\n\n  output voice |> highpass(80 Hz)\n}\n';
const gained = 'preset gained v1 {\n  input voice: Audio\n\n  output voice |> gain(-6 dB)\n}\n';
const wrong = 'preset wrong v1 {\n  input voice: Audio\n\n  output voice |> gain(-6 LUFS)\n}\n';

/** A folder with a preset of its own, a case that compiles and one that does not; everything is kept. */
async function keptProject(): Promise<string> {
  const folder = folderWith({
    'softer.preset': softer,
    'golden/cases/area/gained/input.preset': gained,
    'golden/cases/area/invalid_unit/input.preset': wrong,
  });
  await update(folder);
  return folder;
}

async function check(folder: string, filter?: string): Promise<RunReport> {
  const project = openProject(folder);
  const surroundings = { cache: '', useCache: false, parallel: 1, signal: new AbortController().signal };
  const cases = chosen(project.cases, filter);
  return runTiers({ project, cases, tiers: [textTier], wanted: [textTier], surroundings });
}

async function update(folder: string, filter?: string): Promise<void> {
  accept(openProject(folder), await check(folder, filter));
}

/** What is wrong, each in a line: case, kind, file. */
function told(report: RunReport): readonly string[] {
  const files = failedCases(report).flatMap(({ name, problems }) =>
    problems.map(({ kind, file }) => [name, kind, file].filter(Boolean).join(' ')),
  );
  return [...files, ...report.problems];
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('what was kept is the same, and every preset of the folder is a case', async () => {
  const report = await check(await keptProject());
  expect(report.cases.map(({ name }) => name)).toEqual(['area/gained', 'area/invalid_unit', 'shipped/softer']);
  expect({ same: isSame(report), told: told(report) }).toEqual({ same: true, told: [] });
});

test('a check writes nothing', async () => {
  const folder = folderWith({ 'softer.preset': softer });
  expect(isSame(await check(folder))).toBe(false);
  expect(existsSync(join(folder, 'golden'))).toBe(false);
});

test('a file that is missing, edited or produced by nothing is told', async () => {
  const folder = await keptProject();
  rmSync(join(folder, 'golden/cases/area/gained/plan.txt'));
  writeFileSync(join(folder, 'golden/cases/area/invalid_unit/diagnostics.txt'), 'nothing is wrong\n');
  write(folder, 'golden/cases/shipped/softer/notes.txt', 'a note\n');
  write(folder, 'golden/cases/shipped/gone/plan.txt', 'of a preset that was deleted\n');
  expect(told(await check(folder))).toEqual([
    'area/gained missing plan.txt',
    'area/invalid_unit differs diagnostics.txt',
    'shipped/softer orphan notes.txt',
    'shipped/gone orphan plan.txt',
  ]);
});

test('a folder without its input is told', async () => {
  const folder = await keptProject();
  rmSync(join(folder, 'golden/cases/area/gained/input.preset'));
  expect(told(await check(folder))).toEqual([
    'golden/cases/area/gained has no input.preset: restore it, or delete what is left of the case',
  ]);
});

test('a search that finds too little fails: here there are a hundred cases, in any other project one', async () => {
  expect(fewestCases(new URL('../..', import.meta.url).pathname)).toBeGreaterThanOrEqual(100);
  expect(told(await check(folderWith({ 'notes.txt': '' })))).toEqual([
    'there are 0 cases, and at least 1 have to be found',
  ]);
});

test('what has errors is called invalid, and nothing else is', async () => {
  const folder = await keptProject();
  write(folder, 'golden/cases/area/gained/input.preset', wrong);
  write(folder, 'golden/cases/area/invalid_unit/input.preset', gained);
  expect(told(await check(folder))).toEqual(['area/gained finding', 'area/invalid_unit finding']);
  await update(folder);
  expect(told(await check(folder))).toEqual(['area/gained finding', 'area/invalid_unit finding']);
});

test('a change is told by stage, filter and option, and the rest follows', async () => {
  const folder = await keptProject();
  write(folder, 'softer.preset', softer.replace('80 Hz', '100 Hz'));
  const [changed] = failedCases(await check(folder));
  const [leading, ...others] = changed?.problems ?? [];
  expect(leading).toMatchObject({
    file: 'artifact.json',
    lines: ['~ highpass: frequency 80 -> 100   (in stage 1 render)'],
  });
  expect(others.every(({ follows }) => follows)).toBe(true);
});

test('an update of one case leaves the others as they are', async () => {
  const folder = await keptProject();
  write(folder, 'softer.preset', softer.replace('80 Hz', '100 Hz'));
  write(folder, 'golden/cases/area/gained/input.preset', gained.replace('6 dB', '7 dB'));
  await update(folder, 'area/gained');
  expect(new Set(failedCases(await check(folder)).map(({ name }) => name))).toEqual(new Set(['shipped/softer']));
  expect(readFileSync(join(folder, 'golden/cases/area/gained/explain.txt'), 'utf8')).toContain('-7 dB');
});

test('sources beside an input, and media that it names, are nobody’s orphans', async () => {
  const folder = await keptProject();
  const text = `import { thin } from "./tone.preset"\n\n${gained.replace('gain(-6 dB)', 'thin()').replace(/}\n$/, '\n  test "a file" {\n    given voice = file("take.wav")\n    encode wav_master v1\n    expect channels == 1\n  }\n}\n')}`;
  write(folder, 'golden/cases/area/gained/input.preset', text);
  write(folder, 'golden/cases/area/gained/tone.preset', 'chain thin() = highpass(200 Hz)\n');
  write(folder, 'golden/cases/area/gained/take.wav', '');
  await update(folder);
  expect(told(await check(folder))).toEqual([]);
});

test.each([
  ['area/gained', ['area/gained']],
  ['area', ['area/gained', 'area/invalid_unit']],
  ['softer.preset', ['shipped/softer']],
  ['golden/cases/area/gained/', ['area/gained']],
  ['inv', ['area/invalid_unit']],
  ['*/gained', ['area/gained']],
  ['nothing', []],
])('the filter %s means %j', async (filter, names) => {
  const { cases } = openProject(await keptProject());
  expect(chosen(cases, filter).map(({ name }) => name)).toEqual(names);
});
