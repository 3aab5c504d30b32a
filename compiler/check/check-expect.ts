import type { Condition, Expect, Expression } from '../../dsl/index.ts';
import { naturalRanges } from '../types/natural-ranges.ts';
import type { QuantityType } from '../types/quantity.ts';
import { type Context, here } from './context.ts';
import { fitQuantity } from './quantity-fit.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import { testSubjects } from './test-subjects.ts';

/**
 * Checks what a test expects.
 *
 * @param inputs whose figures an expectation may name instead of a value: `duration within 25 ms of voice`
 */
export function checkExpect({ subject, condition }: Expect, inputs: readonly string[], context: Context): void {
  const meaning = testSubjects.get(subject.name);
  if (meaning === undefined) reportUnknownSubject(subject, context);
  if (meaning?.kind !== 'quantity') return;
  for (const { node, isDifference } of figuresOf(condition)) {
    if (node.kind === 'name' && inputs.includes(node.name)) continue;
    const type: QuantityType = isDifference ? meaning.difference : meaning.type;
    const demand = { type, ...naturalRanges[type], name: isDifference ? 'tolerance' : subject.name };
    fitQuantity(context, node, context.check.expression(node, context), demand);
  }
}

interface Figure {
  readonly node: Expression;
  readonly isDifference: boolean;
}

function figuresOf(condition: Condition): readonly Figure[] {
  switch (condition.kind) {
    case 'within':
      return [
        { node: condition.tolerance, isDifference: true },
        { node: condition.of, isDifference: false },
      ];
    case 'compare':
      return [{ node: condition.value, isDifference: false }];
    case 'between':
      return [condition.range.min, condition.range.max].map((node) => ({ node, isDifference: false }));
  }
}

function reportUnknownSubject({ name, span }: Expect['subject'], context: Context): void {
  const likely = nearest(name, testSubjects.keys());
  const place = { ...here(context, span), ...replace(span, likely) };
  const data = { name, nearest: likely, known: [...testSubjects.keys()].join(', ') };
  context.reporter.report('test/unknown_subject', place, data);
}
