import { add } from '../artifact/expr.ts';
import { alike, joined } from './alike.ts';
import { withDuration } from './flows.ts';
import { defineOperator } from './operator.ts';

export const concat = defineOperator({
  name: 'concat',
  doc: 'Plays streams one after the other. Mono streams stay mono unless one is, or may be, stereo.',
  example: 'concat(intro, speech, outro)',
  streams: 'many',
  params: {},
  facts: joined,
  lower(graph, flows) {
    const [first, ...others] = alike(graph, flows);
    const row = graph.filter(first, 'concat', { n: flows.length, v: 0, a: 1 }, { also: others });
    const durations = flows.map((flow) => flow.duration).filter((duration) => duration !== undefined);
    const isKnown = durations.length === flows.length;
    return withDuration(row, isKnown ? graph.value(durations.reduce(add)) : undefined);
  },
  explain: () => 'plays the streams one after the other',
});
