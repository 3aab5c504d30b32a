import { expect, test } from 'vitest';
import { add, amplitude, choose, div, greaterThan, mul, neg, round, sub } from '../../compiler/artifact/expr.ts';
import { exprText } from '../../compiler/print/expr-text.ts';
import type { Expr } from '../../schemas/generated/artifact.ts';

const target: Expr = { param: 'target' };
const measured: Expr = { measure: 'm1', field: 'integrated' };
const rate: Expr = { job: 'sampleRate' };

test.each<[Expr, string]>([
  [0.1 + 0.2, '0.3'],
  [2147483647, '2147483647'],
  [round(sub(target, measured)), 'round(target - m1.integrated)'],
  [sub(target, sub(measured, 1)), 'target - (m1.integrated - 1)'],
  [sub(sub(target, measured), 1), 'target - m1.integrated - 1'],
  [mul(add(target, 3), 2), '(target + 3) * 2'],
  [neg(div(rate, 80)), '-(job.sampleRate / 80)'],
  [amplitude({ solve: 's1' }), 'amplitude(s1)'],
  [greaterThan({ probe: 'voice', field: 'channels' }, 2), 'voice.channels > 2'],
  [
    choose(greaterThan(target, -16), { value: 'v1' }, { correction: 'ceiling' }),
    'target > -16 ? v1 : correction.ceiling',
  ],
])('%j reads as %s', (expr, text) => {
  expect(exprText(expr)).toBe(text);
});

test('named values are written out where their meaning is asked for', () => {
  const meaning: Expr = add(target, 1);
  expect(exprText(mul({ value: 'v1' }, 2), () => meaning)).toBe('(target + 1) * 2');
});
