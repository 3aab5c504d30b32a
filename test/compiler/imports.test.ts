import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import { compileText, expectMarked, findingsElsewhere } from './findings.ts';

const preset = (stage: string) => `preset a v1 {
  input voice: Audio
  output voice |> ${stage}
}`;

test('an imported chain means its stages, whatever else its file holds', () => {
  const files = {
    'chains/voice.preset': `import { trim_it } from "../levels.preset"
chain broadcast(cut: Frequency = 80 Hz) = highpass(cut) |> trim_it()
preset not_this_one v1 { input voice: Audio output voice }`,
    'levels.preset': 'chain trim_it() = gain(-3 dB)',
  };
  const imported = compileText(`import { broadcast } from "./chains/voice.preset"\n${preset('broadcast(90 Hz)')}`, {
    files,
  });
  const written = compileText(preset('highpass(90 Hz) |> gain(-3 dB)'));
  expect(imported.diagnostics).toEqual([]);
  expect(imported.presets.map(({ label, hash }) => [label, hash])).toEqual([['a_v1', written.presets[0]?.hash]]);
});

test('a file that is not there silences the names that it was to bring', () => {
  expectMarked(`import { soft, loud } from "./nowhere.preset"
                           ~~~~~~~~~~~~~~~~~~ import/missing: cannot find "./nowhere.preset"
preset a v1 {
  input voice: Audio
  output voice |> soft() |> loud(3 dB)
}`);
});

test('a file that is called like no preset is not read', () => {
  expectMarked(
    `import { root } from "/etc/shadow"
                     ~~~~~~~~~~~~~ import/no_preset: "/etc/shadow" is called like no preset file
preset a v1 {
  input voice: Audio
  output voice |> root()
}`,
    { files: { '/etc/shadow': 'root:$6$secret:19000:0' } },
  );
});

test('a name that the file does not have', () => {
  expectMarked(
    `import { sofd, mix_down } from "./levels.preset"
         ~~~~ import/unknown_name: "./levels.preset" has no chain called 'sofd'
               ~~~~~~~~ import/unknown_name: "./levels.preset" has no chain called 'mix_down'
preset a v1 {
  input voice: Audio
  output voice |> sofd() |> mix_down()
}`,
    { files: { 'levels.preset': 'chain soft() = gain(-3 dB)' } },
  );
});

test('a file with syntax errors tells them, and that it cannot be used', () => {
  const found = findingsElsewhere(
    `import { soft } from "./levels.preset"
                     ~~~~~~~~~~~~~~~~~ import/broken: "./levels.preset" has errors of its own
preset a v1 {
  input voice: Audio
  output voice |> soft()
}`,
    { files: { 'levels.preset': 'chain soft( = gain(-3 dB)' } },
  );
  expect(found).toEqual(['levels.preset 1:13+1 syntax/unexpected: expected `,` or `)`, found `=`']);
});

test('an imported chain that is not sound tells where it is declared, and the caller stays silent', () => {
  const found = findingsElsewhere(
    `import { soft } from "./levels.preset"
preset a v1 {
  input voice: Audio
  output voice |> soft() |> soft()
}`,
    { files: { 'levels.preset': 'chain soft() = gain(-3 Hz)' } },
  );
  expect(found).toEqual(['levels.preset 1:21+5 unit/mismatch: the amount is given in dB, not Hz']);
});

test('files that import each other', () => {
  const found = findingsElsewhere(
    `import { soft } from "./voice.preset"
preset a v1 {
  input voice: Audio
  output voice |> soft()
}`,
    {
      files: {
        'levels.preset': 'import { soft } from "./voice.preset"\nchain loud() = soft()',
        'voice.preset': 'import { loud } from "./levels.preset"\nchain soft() = loud()',
      },
    },
  );
  expect(found).toEqual(['levels.preset 1:22+16 import/cycle: importing "./voice.preset" leads back to this file']);
});

test('a file that imports itself, by whatever path', () => {
  const text = 'import { soft } from "../presets/./main.preset"\nchain soft() = gain(-3 dB)';
  const { diagnostics } = compile('./presets/main.preset', text, memoryHost({ 'presets/main.preset': text }));
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
    ['import/cycle', './presets/main.preset'],
    ['name/duplicate', './presets/main.preset'],
  ]);
});

test('two imports of one name', () => {
  expectMarked(
    `import { soft } from "./levels.preset"
import { soft } from "./levels.preset"
         ~~~~ name/duplicate: 'soft' is defined twice
preset a v1 {
  input voice: Audio
  output voice |> soft()
}`,
    { files: { 'levels.preset': 'chain soft() = gain(-3 dB)' } },
  );
});

test('paths are read from the importing file, and stay within the root', () => {
  const files = { '/lib/levels.preset': 'chain soft() = gain(-3 dB)' };
  const compiled = (path: string) =>
    compile('/home/presets/main.preset', `import { soft } from "${path}"\n${preset('soft()')}`, memoryHost(files));
  expect(
    ['/lib/levels.preset', '../../lib/levels.preset', '../../../../lib/levels.preset', './levels.preset'].map((path) =>
      compiled(path).diagnostics.map(({ code }) => code),
    ),
  ).toEqual([[], [], [], ['import/missing']]);
});
