import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { format, type Preset } from '../../dsl/index.ts';
import { samples } from '../../golden/samples/index.ts';

const root = fileURLToPath(new URL('../../presets/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.preset'));
const presetsAndProfiles = files.filter((file) => !file.startsWith('chains'));
const profiles = new Set(files.filter((file) => file.startsWith('profiles')).map((file) => `${nameOf(file)}_v1`));

/** Files are named for what they declare, in its latest version; profiles are all in their first. */
function nameOf(file: string): string {
  return file.replace(/^profiles\W/, '').replace(/\.preset$/, '');
}

function read(file: string) {
  const text = readFileSync(`${root}${file}`, 'utf8');
  const host = { read: (path: string) => readFileSync(`${root}${path}`, 'utf8'), profiles };
  return { text, ...compile(file, text, host) };
}

it('every preset and profile that Lathe promises is there', () => {
  expect(presetsAndProfiles.length).toBeGreaterThanOrEqual(21);
});

describe.each(presetsAndProfiles)('%s', (file) => {
  const { text, diagnostics, presets, profiles: compiled } = read(file);

  it('compiles without a finding, to what it is named for', () => {
    expect(diagnostics).toEqual([]);
    const names = [...presets, ...compiled].map(({ label }) => label.replace(/_v\d+$/, ''));
    expect(names).toEqual([nameOf(file)]);
  });

  it('is formatted', () => {
    expect(format(file, text)).toMatchObject({ text });
  });

  it('says what it is for', () => {
    for (const { declaration } of [...presets, ...compiled]) expect(declaration.doc.length).toBeGreaterThan(40);
  });
});

describe.each(presetsAndProfiles.filter((file) => !file.startsWith('profiles')))('the tests of %s', (file) => {
  const declarations = read(file).presets.map(({ declaration }) => declaration);

  it('are two or more', () => {
    for (const preset of declarations) expect(testsOf(preset).length).toBeGreaterThanOrEqual(2);
  });

  it('use samples that there are', () => {
    const named = declarations.flatMap(testsOf).flatMap(({ steps }) =>
      steps.flatMap((step) => {
        const [given] = step.kind === 'given' && step.source.kind === 'call' ? step.source.arguments : [];
        return given?.value.kind === 'string' ? [given.value.value] : [];
      }),
    );

    expect(named.filter((name) => !samples.has(name))).toEqual([]);
  });
});

function testsOf({ members }: Preset) {
  return members.filter((member) => member.kind === 'test');
}
