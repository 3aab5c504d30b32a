import { add } from '../artifact/expr.ts';
import { milliseconds, withDuration } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantity } from './params.ts';

export const delay = defineOperator({
  name: 'delay',
  doc: 'Starts the stream later, with silence before it.',
  example: 'delay(250 ms)',
  streams: 'one',
  params: { time: quantity('Duration', { min: 0, max: 3600, doc: 'how much later it starts' }) },
  // Silence is gated out of integrated loudness (ITU-R BS.1770), so what a normalize has set stays true.
  lower(graph, [flow], { time }) {
    const late = graph.filter(flow, 'adelay', { delays: milliseconds(time), all: true });
    return withDuration(late, flow.duration && graph.value(add(flow.duration, time)));
  },
  explain: ({ time }) => `starts it ${time} later`,
});
