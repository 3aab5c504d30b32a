import { expect, test } from 'vitest';
import { operators } from '../../compiler/operators/index.ts';
import type { CheckedArguments } from '../../compiler/operators/operator.ts';
import type { Params } from '../../compiler/operators/params.ts';
import { formatQuantity } from '../../compiler/types/quantity.ts';
import { findings } from './lab/render.ts';

/** Arguments at their defaults; a quantity that must be given can be anything. */
function usualArguments(params: Params): CheckedArguments<Params> {
  const given = Object.entries(params).flatMap(([name, param]): [string, CheckedArguments<Params>[string]][] => {
    if (param.kind === 'choice') return [[name, param.default ?? param.choices[0]]];
    if (param.kind === 'stream') return [[name, { normalized: true, ducked: false }]];
    return param.required ? [[name, { min: param.min, max: param.max }]] : [];
  });
  return Object.fromEntries(given);
}

test('only linear gain follows a duck', () => {
  const ducked = { normalized: true, ducked: true };
  const refused = [...operators.values()].filter(({ object, params, streams }) => {
    return streams === 'one' && object?.([ducked], usualArguments(params)) !== undefined;
  });
  expect(refused.map(({ name }) => name)).toEqual([
    'denoise',
    'deess',
    'gate',
    'expand',
    'compress',
    'level',
    'limit',
    'normalize_rms',
  ]);
});

for (const { name, params, streams } of operators.values()) {
  // Compiling holds every filter against FFmpeg's ranges at both ends of every param.
  test(`${name} takes params over its whole ranges`, () => {
    const declared: string[] = [];
    const given = Object.entries(params).map(([parameter, param]) => {
      if (param.kind === 'stream') return `${parameter}: music |> normalize(-20 LUFS)`;
      if (param.kind === 'choice') return `${parameter}: ${param.choices[0]}`;
      const [min, max] = [param.min, param.max].map((value) => formatQuantity(param.type, value));
      declared.push(`param p_${parameter}: ${param.type} = ${min} in ${min} .. ${max}`);
      return `${parameter}: p_${parameter}`;
    });
    const call = `${name}(${[...(streams === 'many' ? ['music'] : []), ...given].join(', ')})`;
    const music = call.includes('music') ? ['music'] : [];
    expect(findings([...declared, `output voice |> ${call}`].join('\n'), ['voice', ...music])).toEqual([]);
  });
}

for (const { name, example } of operators.values()) {
  test(`the example of ${name} compiles`, () => {
    const streams = ['speech', 'bed', 'intro', 'outro'].filter((stream) => new RegExp(`\\b${stream}\\b`).test(example));
    const lets = streams.map((stream) => `let ${stream} = ${stream}_in |> normalize(-20 LUFS)`);
    const piped = operators.get(name)?.streams === 'many' ? example : `voice |> ${example}`;
    const inputs = [...streams.map((stream) => `${stream}_in`), ...(piped === example ? [] : ['voice'])];
    expect(findings([...lets, `output ${piped}`].join('\n'), inputs)).toEqual([]);
  });
}
