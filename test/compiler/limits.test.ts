import { describe, expect, test } from 'vitest';
import { planStages } from '../../compiler/artifact/plan/stages.ts';
import { compileText, inPreset } from './findings.ts';

const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

/** The distinct codes that are found in a text. */
function codesOf(text: string): readonly string[] {
  return [...new Set(compileText(text).diagnostics.map(({ code }) => code))];
}

function nodeCount(text: string): number | undefined {
  return compileText(text).presets[0]?.artifact.nodes.length;
}

const sourceNodes = 3; // into the job's rate, into floating point, and the delivery

describe('what is long compiles', () => {
  test('500 stages of one pipe', () => {
    expect(nodeCount(inPreset(`output voice${many(500, (index) => `\n  |> gain(${1 + (index % 9)} dB)`)}`))).toBe(
      500 + sourceNodes,
    );
  });

  test('1000 stages, each let a stage', () => {
    const lets = many(1000, (index) => `let g${index + 1} = g${index} |> gain(${1 + (index % 9)} dB)\n`);
    expect(nodeCount(inPreset(`let g0 = voice\n${lets}output g1000`))).toBe(1000 + sourceNodes);
  });

  test('2000 lets of quantities', () => {
    const lets = many(2000, (index) => `let g${index + 1} = g${index}\n`);
    expect(nodeCount(inPreset(`let g0 = 1 dB\n${lets}output voice |> gain(g2000)`))).toBe(1 + sourceNodes);
  });

  test('stages whose lengths build on each other', () => {
    const stages = many(300, (index) => `\n  |> trim(from: ${1 + (index % 9)} ms) |> fade_out(2 s) |> pad(after: 3 s)`);
    expect(codesOf(inPreset(`output voice${stages}`))).toEqual([]);
  });

  test('300 measurements one behind the other', () => {
    const stages = many(300, (index) => `\n  |> normalize(-${16 + (index % 9)} LUFS, ceiling: -1 dBTP)`);
    const [preset] = compileText(inPreset(`output voice${stages}`)).presets;
    expect(preset && planStages(preset.artifact).length).toBe(300 * 2 + 1);
  });
});

describe('what would be too long is told, once', () => {
  test('a pipe of 5000 stages, and lets of as many', () => {
    expect(codesOf(inPreset(`output voice${many(5000, () => '\n  |> gain(1 dB)')}`))).toEqual(['preset/too_large']);
    const lets = many(2000, (index) => `let g${index + 1} = g${index} |> gain(1 dB)\n`);
    expect(codesOf(inPreset(`let g0 = voice\n${lets}output g2000`))).toEqual(['preset/too_large']);
  });

  test('chains that double each other, declared in either order', () => {
    const chains = Array.from({ length: 40 }, (_, index) => `chain c${index + 1}() = c${index}() |> c${index}()\n`);
    const first = 'chain c0() = gain(1 dB)\n';
    const preset = inPreset('output voice |> c40()');
    expect(codesOf(first + chains.join('') + preset)).toEqual(['preset/too_large']);
    expect(codesOf(chains.toReversed().join('') + first + preset)).toEqual(['preset/too_large']);
  });

  test('chains inside one another', () => {
    const chains = many(2000, (index) => `chain c${index + 1}() = c${index}()\n`);
    expect(codesOf(`chain c0() = gain(1 dB)\n${chains}${inPreset('output voice |> c2000()')}`)).toEqual([
      'preset/too_large',
    ]);
  });

  test('calculations that double each other', () => {
    const lets = many(40, (index) => `let y${index + 1} = 0.5 * (y${index} + y${index})\n`);
    const body = `param x: Gain = 0 dB in 0 dB .. 1 dB\nlet y0 = x\n${lets}output voice |> gain(y40)`;
    expect(codesOf(inPreset(body))).toEqual(['preset/too_large']);
  });

  test('a mix of 10,000 streams', () => {
    expect(codesOf(inPreset(`output mix(${many(10_000, () => 'voice, ')}voice)`))).toEqual(['preset/too_large']);
  });

  test('a thousand presets in one file', () => {
    const presets = many(1001, (index) => `preset a v${index + 1} { input voice: Audio output voice |> deess() }\n`);
    expect(codesOf(presets)).toEqual(['preset/too_large']);
  });

  test('a megabyte', () => {
    expect(codesOf(inPreset(`output voice${many(70_000, () => '\n  |> gain(1 dB)')}`))).toEqual([
      'syntax/file_too_large',
    ]);
  });

  test('5000 brackets', () => {
    expect(codesOf(inPreset(`output ${'('.repeat(5000)}voice${')'.repeat(5000)}`))).toEqual(['syntax/too_deep']);
  });
});

test('of very many findings a hundred are told, and no warning keeps an error from being one of them', () => {
  const lets = many(2000, (index) => `let unused_${index} = voice\n`);
  const { diagnostics } = compileText(inPreset(`${lets}output voice\nlet last = nothing`));
  expect([diagnostics.length, diagnostics.at(-1)?.code]).toEqual([100, 'name/unknown']);
});
