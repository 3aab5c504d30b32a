import type { Expr } from '../artifact/expr.ts';
import { add, lessThan, sub } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { alike, joined } from './alike.ts';
import { fadeCurves } from './fade-curves.ts';
import { samples, withDuration } from './flows.ts';
import { defineOperator } from './operator.ts';
import { choiceOr, quantityOr } from './params.ts';

export const crossfade = defineOperator({
  name: 'crossfade',
  doc: 'Plays streams one after the other, each rising while the one before it sinks.',
  example: 'crossfade(intro, speech, duration: 2 s)',
  streams: 'many',
  params: {
    duration: quantityOr('Duration', 1, { min: 0.001, max: 60, doc: 'how long two streams sound together' }),
    curve: choiceOr(
      ['equal_power', 'linear', 's_curve'],
      'equal_power',
      'equal_power keeps the loudness where the streams differ; linear and s_curve where they are alike',
    ),
  },
  facts: joined,
  lower(graph, flows, { duration, curve }) {
    for (const flow of flows) refuseShort(graph, flow, duration);
    const [first, ...others] = alike(graph, flows);
    const options = { nb_samples: samples(duration, first), curve1: fadeCurves[curve], curve2: fadeCurves[curve] };
    return others.reduce((before, after) => {
      const faded = graph.filter(before, 'acrossfade', options, { also: [after] });
      const length = before.duration && after.duration && sub(add(before.duration, after.duration), duration);
      return withDuration(faded, length && graph.value(length));
    }, first);
  },
  explain: ({ duration, curve }) => `plays the streams one after the other, ${duration} together (${curve})`,
});

/** A stream that is over before it has faded: FFmpeg would give nothing at all. */
function refuseShort(graph: Lowering, { duration: whole }: Flow, duration: Expr): void {
  if (whole !== undefined) graph.refuse(lessThan(whole, duration), 'a stream is shorter than its crossfade');
}
