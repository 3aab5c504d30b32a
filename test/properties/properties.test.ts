import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { operators } from '../../compiler/operators/index.ts';
import { codecs } from '../../compiler/profiles/codecs.ts';
import { firstBroken, hashesOf, laws } from '../../golden/properties/laws.ts';
import type { Source } from '../../golden/properties/program.ts';
import { runAccepted } from '../../golden/properties/run-accepted.ts';
import { runEscaping } from '../../golden/properties/run-escaping.ts';
import { runLaws } from '../../golden/properties/run-laws.ts';

/** The same programs every time; `npm run properties` tries others. */
const seed = 1;
const ffmpeg = process.env.LATHE_FFMPEG || 'ffmpeg';

test('generated programs keep every law, and use all of the language', () => {
  const { programs, broken, exercised } = runLaws({ programs: 1000, seed });
  expect(broken).toBeUndefined();
  expect(programs).toBe(1000);
  const constructs = ['params', 'lets', 'chains', 'imports', 'several streams'];
  const parts = [...[...operators.keys()].map((name) => `operator ${name}`), ...constructs];
  expect(parts.filter((part) => (exercised.get(part) ?? 0) < 5)).toEqual([]);
  expect([...exercised.keys()].filter((part) => part.startsWith('codec ')).length).toBeGreaterThan(codecs.size);
});

test('FFmpeg takes the graphs of generated programs', { timeout: 300_000 }, async () => {
  const { programs, graphs, broken } = await runAccepted({ programs: 200, seed, ffmpeg });
  expect(broken).toBeUndefined();
  expect(programs).toBe(200);
  expect(graphs).toBeGreaterThan(200);
});

test('FFmpeg reads back every string unchanged', async () => {
  expect(await runEscaping({ strings: 2000, seed, ffmpeg })).toEqual({ seed, strings: 2000, broken: undefined });
});

const root = new URL('../..', import.meta.url).pathname;
const shipped = globSync('{presets,golden/cases/*/[^i][^n]*}/**/*.preset', { cwd: root }).sort();

test.each(shipped)('%s keeps every law', (path) => {
  const folder = dirname(join(root, path));
  const imported = globSync('**/*.preset', { cwd: folder }).map((name) => [
    name,
    readFileSync(join(folder, name), 'utf8'),
  ]);
  const source: Source = { text: readFileSync(join(root, path), 'utf8'), files: Object.fromEntries(imported) };
  const hashes = hashesOf(source);
  expect(hashes).toBeDefined();
  const reasons = [0, 1, 2, 3].map((choice) => firstBroken(source, hashes ?? '', choice));
  expect(reasons.filter((reason) => reason !== undefined)).toEqual([]);
});

test.each([
  ['formatting changes no hash', 'a hash of something else'],
  ['comments change no hash', 'a hash of something else'],
  ['the order of independent lets changes no hash', 'a hash of something else'],
])('a source that is not what was hashed breaks the law: %s', (name, hashes) => {
  const source = { text: 'preset a v1 { input x: Audio output x |> gain(3 dB) }', files: {} };
  const law = laws.find((candidate) => candidate.name === name);
  expect(law?.broken(source, hashes, 0)).toContain('a_v1 ');
});
