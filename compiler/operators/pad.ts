import { add } from '../artifact/expr.ts';
import type { Flow } from '../lower/lowering.ts';
import { milliseconds, samples, withDuration } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';

export const pad = defineOperator({
  name: 'pad',
  doc: 'Adds silence before and after.',
  example: 'pad(before: 500 ms, after: 2 s)',
  streams: 'one',
  params: {
    before: quantityOr('Duration', 0, { min: 0, max: 3600, doc: 'silence at the beginning' }),
    after: quantityOr('Duration', 0, { min: 0, max: 3600, doc: 'silence at the end' }),
  },
  object(_streams, { before, after }) {
    if (before.max > 0 || after.max > 0) return undefined;
    return {
      message: 'no silence is added',
      why: 'both before and after are 0',
      fix: 'say how long: pad(after: 2 s)',
    };
  },
  // Silence is gated out of integrated loudness (ITU-R BS.1770), so what a normalize has set stays true.
  lower(graph, [flow], { before, after }) {
    const late: Flow = before === 0 ? flow : graph.filter(flow, 'adelay', { delays: milliseconds(before), all: true });
    const padded = after === 0 ? late : graph.filter(late, 'apad', { pad_len: samples(after, flow) });
    return withDuration(padded, flow.duration && graph.value(add(flow.duration, add(before, after))));
  },
  explain: ({ before, after }) => `adds ${before} of silence before and ${after} after`,
});
