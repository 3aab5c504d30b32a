import { lessThan, max, min, sub } from '../artifact/expr.ts';
import { samples, withDuration, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { optionalQuantity, quantityOr } from './params.ts';
import { reshaped } from './stream-effects.ts';

const day = 86_400;

export const trim = defineOperator({
  name: 'trim',
  doc: 'Keeps the part between two times.',
  example: 'trim(from: 1.5 s, to: 30 s)',
  streams: 'one',
  params: {
    from: quantityOr('Duration', 0, { min: 0, max: day, doc: 'where the kept part begins' }),
    to: optionalQuantity('Duration', { min: 0.001, max: day, doc: 'where it ends; the end of the stream if left out' }),
  },
  facts: reshaped,
  object(_streams, { from, to }) {
    if (to === undefined || to.max > from.min) return undefined;
    return {
      message: 'nothing is left between from and to',
      why: 'the kept part ends before it begins',
      fix: 'give a "to" that is later than "from"',
    };
  },
  lower(graph, [flow], { from, to }) {
    const start = from === 0 ? {} : { start_sample: samples(from, flow) };
    const end = to === undefined ? {} : { end_sample: samples(to, flow) };
    const kept = graph.filter(withoutLoudness(flow), 'atrim', { ...start, ...end });
    const fromZero = from === 0 ? kept : graph.filter(kept, 'asetpts', { expr: 'PTS-STARTPTS' });
    if (flow.duration === undefined) return withDuration(fromZero, undefined);
    graph.refuse(from === 0 ? 0 : lessThan(flow.duration, from), 'trim begins after the end of the stream');
    const last = to === undefined ? flow.duration : min(to, flow.duration);
    return withDuration(fromZero, graph.value(max(0, sub(last, from))));
  },
  explain: ({ from, to }) => (to === '' ? `drops what comes before ${from}` : `keeps ${from} to ${to}`),
});
