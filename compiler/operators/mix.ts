import type { Expr } from '../../schemas/generated/artifact.ts';
import { max, min } from '../artifact/expr.ts';
import type { Flow } from '../lower/lowering.ts';
import { alike, joined } from './alike.ts';
import { withDuration } from './flows.ts';
import { defineOperator } from './operator.ts';
import { choiceOr } from './params.ts';
import { sum } from './sum.ts';

export const mix = defineOperator({
  name: 'mix',
  doc: 'Adds streams, each at the level it comes with. Mono streams stay mono unless one is, or may be, stereo.',
  example: 'mix(speech, bed, length: first)',
  streams: 'many',
  params: {
    length: choiceOr(['first', 'longest', 'shortest'], 'longest', 'the stream whose end is the end of the mix'),
  },
  facts: (streams) => ({ ...joined(streams), ducked: false }),
  lower(graph, flows, { length }) {
    return withDuration(sum(graph, alike(graph, flows), length), mixedDuration(flows, length));
  },
  explain: ({ length }) => `adds the streams; the ${length} one ends the mix`,
});

function mixedDuration(flows: readonly [Flow, ...Flow[]], length: 'first' | 'longest' | 'shortest'): Expr | undefined {
  if (length === 'first') return flows[0].duration;
  const durations = flows.map((flow) => flow.duration).filter((duration) => duration !== undefined);
  if (durations.length < flows.length) return undefined;
  return durations.reduce((a, b) => (length === 'longest' ? max(a, b) : min(a, b)));
}
