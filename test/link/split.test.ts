import { expect, test } from 'vitest';
import { splitShared } from '../../compiler/artifact/link/split.ts';
import { serializeGraph } from '../../compiler/artifact/serialize.ts';

const node = (filter: string, input: string, out: string) => ({ filter, options: {}, in: [input], out: [out] });

/** The graph as text, inputs written as FFmpeg's. */
function split(nodes: Parameters<typeof splitShared>[0], sinks: readonly string[]) {
  const result = splitShared(nodes, sinks);
  return { graph: serializeGraph(result.nodes), sinks: result.sinks };
}

test('a link with one reader stays as it is', () => {
  expect(split([node('highpass', 'a', 'b'), node('lowpass', 'b', 'c')], ['c'])).toEqual({
    graph: '[a]highpass[b];[b]lowpass[c]',
    sinks: ['c'],
  });
});

test('each reader of a link gets a copy of its own, sinks too', () => {
  const nodes = [node('highpass', 'a', 'b'), node('lowpass', 'b', 'c'), node('deesser', 'b', 'd')];
  expect(split(nodes, ['b', 'c', 'd', 'd'])).toEqual({
    graph: [
      '[a]highpass[b]',
      '[b]asplit=outputs=3[b_1][b_2][b_3]',
      '[b_1]lowpass[c]',
      '[b_2]deesser[d]',
      '[d]asplit=outputs=2[d_1][d_2]',
    ].join(';'),
    sinks: ['b_3', 'c', 'd_1', 'd_2'],
  });
});

test('a node that reads one link twice gets two copies', () => {
  const mix = { filter: 'amix', options: {}, in: ['b', 'b'], out: ['c'] };
  expect(split([node('highpass', 'a', 'b'), mix], [])).toEqual({
    graph: '[a]highpass[b];[b]asplit=outputs=2[b_1][b_2];[b_1][b_2]amix[c]',
    sinks: [],
  });
});

test('an input that is read twice is split before anything else', () => {
  const { nodes } = splitShared([node('highpass', 'in:voice', 'b'), node('lowpass', 'in:voice', 'c')], []);
  expect(nodes).toEqual([
    { filter: 'asplit', options: { outputs: 2 }, in: ['in:voice'], out: ['in_voice_1', 'in_voice_2'] },
    node('highpass', 'in_voice_1', 'b'),
    node('lowpass', 'in_voice_2', 'c'),
  ]);
});
