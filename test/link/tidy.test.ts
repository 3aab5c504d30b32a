import { expect, test } from 'vitest';
import { tidy } from '../../compiler/artifact/link/tidy.ts';
import type { ConcreteNode } from '../../compiler/artifact/serialize.ts';
import { serializeGraph } from '../../compiler/artifact/serialize.ts';

const gain = (from: string, to: string, volume: number): ConcreteNode => ({
  filter: 'volume',
  options: { volume, precision: 'double' },
  in: [from],
  out: [to],
});

const node = (filter: string, from: string, to: string, options: ConcreteNode['options'] = {}): ConcreteNode => ({
  filter,
  options,
  in: [from],
  out: [to],
});

/** What is left of a graph whose last link is read, and of further links that are. */
function left(nodes: readonly ConcreteNode[], ...wanted: readonly string[]): string {
  return serializeGraph(tidy(nodes, new Map(wanted.map((link) => [link, link]))).nodes);
}

test('two gains in a row become one', () => {
  expect(left([gain('a', 'b', 0.5), gain('b', 'c', 3), node('agate', 'c', 'd')], 'd')).toBe(
    '[a]volume=volume=1.5:precision=double[b];[b]agate[d]',
  );
});

test('a gain whose result something else reads stays', () => {
  const graph = [gain('a', 'b', 0.5), gain('b', 'c', 3)];
  expect(left(graph, 'b', 'c')).toBe(serializeGraph(graph));
  const forked = [...graph, node('agate', 'b', 'd')];
  expect(left(forked, 'c', 'd')).toBe(serializeGraph(forked));
});

test.each([
  gain('a', 'b', 1),
  node('equalizer', 'a', 'b', { frequency: 1000, gain: 0 }),
  node('lowshelf', 'a', 'b', { gain: 0 }),
  node('highshelf', 'a', 'b', { gain: 0 }),
  node('adelay', 'a', 'b', { delays: 0, all: true }),
  node('apad', 'a', 'b', { pad_len: 0 }),
])('$filter that changes nothing goes', (neutral) => {
  expect(left([neutral, node('agate', 'b', 'c')], 'c')).toBe('[a]agate[c]');
});

test('what is read from outside is told where it is now', () => {
  const { nodes, links } = tidy([gain('a', 'b', 1)], new Map([['out', 'b']]));
  expect(nodes).toEqual([]);
  expect(links).toEqual(new Map([['out', 'a']]));
});

test('gains on both sides of one that is gone become one', () => {
  expect(left([gain('a', 'b', 2), gain('b', 'c', 1), gain('c', 'd', 2)], 'd')).toBe(
    '[a]volume=volume=4:precision=double[b]',
  );
});

test('a filter with two inputs follows the links that moved', () => {
  const mix: ConcreteNode = { filter: 'amix', options: {}, in: ['b', 'd'], out: ['e'] };
  expect(left([gain('a', 'b', 1), gain('c', 'd', 1), mix], 'e')).toBe('[a][c]amix[e]');
});
