import { expect, test } from 'vitest';
import { jsonPieces } from '../../cli/terminal/json.ts';

const text = (value: unknown): string => [...jsonPieces(value)].join('');

test('lists of numbers take one line each, and all else is indented', () => {
  expect(text({ name: 'a', curve: [1, Number.NaN, -2.5], list: ['x', 1], none: [] })).toBe(`{
  "name": "a",
  "curve": [1,null,-2.5],
  "list": [
    "x",
    1
  ],
  "none": []
}
`);
});

test('what looks like a placeholder stays what it is', () => {
  const value = { path: '\\u00000', curve: [1, 2] };
  expect(JSON.parse(text(value))).toEqual(value);
});
