import { describe, expect, test } from 'vitest';
import { type ConcreteNode, prettyGraph, serializeGraph, serializeNode } from '../../compiler/artifact/serialize.ts';

const highpass: ConcreteNode = {
  filter: 'highpass',
  options: { frequency: 80, width_type: 'q', width: Math.SQRT1_2, normalize: true },
  in: ['0:a:1'],
  out: ['voice'],
};

const mix: ConcreteNode = {
  filter: 'amix',
  instance: 'sum',
  options: { inputs: 2, normalize: false, weights: '1 0.5' },
  in: ['voice', '1:a'],
  out: ['out'],
};

describe('serializeGraph', () => {
  test('writes one filter after the other between their links', () => {
    expect(serializeGraph([highpass, mix])).toBe(
      '[0:a:1]highpass=frequency=80:width_type=q:width=0.7071067812:normalize=1[voice];' +
        '[voice][1:a]amix@sum=inputs=2:normalize=0:weights=1 0.5[out]',
    );
  });

  test('writes one filter a line for people', () => {
    expect(prettyGraph([{ ...highpass, options: {} }, mix])).toBe(
      '[0:a:1]highpass[voice];\n[voice][1:a]amix@sum=inputs=2:normalize=0:weights=1 0.5[out]',
    );
  });
});

describe('serializeNode', () => {
  test('keeps a value from becoming another filter', () => {
    const options = { volume: '1,ametadata=mode=print:file=stolen' };
    expect(serializeNode({ filter: 'volume', options, in: ['a'], out: ['b'] })).toBe(
      '[a]volume=volume=1\\,ametadata=mode=print\\\\:file=stolen[b]',
    );
  });

  test.each<[string, Partial<ConcreteNode>]>([
    ['filter', { filter: 'volume,anull' }],
    ['instance', { instance: 'a=b' }],
    ['option', { options: { 'a:b': 1 } }],
    ['input', { in: ['a][b'] }],
    ['output', { out: ['0:a'] }],
    ['empty label', { out: [''] }],
  ])('refuses a name that FFmpeg would read as something else: %s', (_, part) => {
    expect(() => serializeNode({ ...mix, ...part })).toThrow(TypeError);
  });
});
