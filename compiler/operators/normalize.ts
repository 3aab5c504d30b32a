import type { Expr } from '../../schemas/generated/artifact.ts';
import { add, greaterThan, min, round, sub } from '../artifact/expr.ts';
import type { Flow, Lowering, SolveRequest } from '../lower/lowering.ts';
import { gainBy } from './flows.ts';
import { defineOperator } from './operator.ts';
import { choiceOr, optionalQuantity, quantity, quantityOr } from './params.ts';
import { limitTruePeak } from './true-peak-limiter.ts';

export const normalize = defineOperator({
  name: 'normalize',
  doc: 'Brings the whole programme to a loudness with one gain, and holds its true peak under a ceiling.',
  example: 'normalize(-16 LUFS, ceiling: -1 dBTP)',
  streams: 'one',
  delivers: true,
  params: {
    target: quantity('Loudness', { min: -50, max: -5, doc: 'integrated loudness (ITU-R BS.1770)' }),
    ceiling: optionalQuantity('TruePeak', { min: -20, max: 0, doc: 'highest true peak; none where it is left out' }),
    when_hot: choiceOr(
      ['limit', 'lower', 'fail'],
      'limit',
      'what to do where the peaks would pass the ceiling: limit them, take less gain, or refuse',
    ),
    max_reduction: quantityOr('Gain', 6, {
      min: 0,
      max: 20,
      doc: 'the most that a peak may lie over the ceiling, to be limited',
    }),
    tolerance: optionalQuantity('LoudnessDelta', {
      min: 0.05,
      max: 2,
      doc: 'how far the deliverable may be off; else 0.1 LU lossless, 0.2 LU lossy',
    }),
    short_term_max: optionalQuantity('Loudness', {
      min: -50,
      max: -5,
      doc: 'what no three seconds may pass (EBU R 128 s1); a deliverable that does is refused',
    }),
  },
  facts: ([stream], { target }) => ({
    ...stream,
    ducked: stream?.ducked ?? false,
    normalized: true,
    loudness: target,
  }),
  object([stream], { ceiling, when_hot }) {
    if (!stream?.ducked || ceiling === undefined || when_hot !== 'limit') return undefined;
    return {
      message: 'a ducked bed is not limited on its own',
      why: 'the limiter would ride the bed back up where the duck brought it down',
      fix: 'mix it first, then normalize with a ceiling',
    };
  },
  lower(graph, [input], { target, ceiling, when_hot, max_reduction, ...limits }) {
    const flow = graph.deliver(input);
    const { integrated, truePeak } = graph.measure(flow);
    const aim = graph.value(add(target, graph.correction.loudness));
    const wanted = graph.value(round(sub(aim, integrated)));
    const promised = { integrated: target, ...promisedLimits(limits) };
    if (ceiling === undefined) {
      graph.promise({ ...promised, gain: wanted, limited: 0 });
      return { ...gainBy(graph, flow, wanted), loudness: target };
    }
    const held = graph.value(sub(ceiling, graph.correction.ceiling));
    const hot = graph.value(greaterThan(add(truePeak, wanted), held));
    if (when_hot === 'limit') {
      // From the ceiling itself: the headroom for the encoder is not the engineer's to pay for.
      const most = graph.value(round(sub(add(ceiling, max_reduction), truePeak)));
      const limited = limit(graph, flow, { when: hot, initial: wanted, max: most, target: aim, ceiling: held });
      const reduction = sub(add(truePeak, limited.gain), held);
      graph.promise({ ...promised, ceiling, gain: limited.gain, limited: hot, reduction });
      return { ...limited.flow, loudness: target };
    }
    // Held to the ceiling itself: the headroom for the encoder is no reason to refuse.
    const tooHot = greaterThan(sub(add(truePeak, target), integrated), ceiling);
    if (when_hot === 'fail') graph.refuse(tooHot, 'the peaks would pass the ceiling, and when_hot is fail');
    const gain = when_hot === 'fail' ? wanted : graph.value(min(wanted, round(sub(sub(held, truePeak), 0.005))));
    const lowered = when_hot === 'lower' ? { lowered: hot } : {};
    graph.promise({ ...promised, ceiling, gain, limited: 0, ...lowered });
    return { ...gainBy(graph, flow, gain), loudness: target };
  },
  explain: ({ target, ceiling, when_hot, max_reduction }) => {
    const held = ceiling === '' ? '' : `, true peak at or under ${ceiling}`;
    const how = { limit: `limits by at most ${max_reduction}`, lower: 'takes less gain', fail: 'refuses' }[when_hot];
    return `brings the programme to ${target}${held}${ceiling === '' ? '' : `; where it is too hot it ${how}`}`;
  },
});

function promisedLimits({ tolerance, short_term_max: shortTermMax }: OptionalLimits) {
  return { ...(tolerance === undefined ? {} : { tolerance }), ...(shortTermMax === undefined ? {} : { shortTermMax }) };
}

interface OptionalLimits {
  readonly tolerance: Expr | undefined;
  readonly short_term_max: Expr | undefined;
}

/** What a limited normalize is built from. */
interface Limited extends Omit<SolveRequest, 'tolerance' | 'maxIterations' | 'through'> {
  /** dBTP */
  readonly ceiling: Expr;
}

/**
 * Gain into a true-peak limiter that is there only where the peaks need it. Limiting takes loudness away, so the gain
 * is sought with the limiter in the loop; it stops where the limiter would take more than is allowed.
 */
function limit(
  graph: Lowering,
  flow: Flow,
  { ceiling, ...request }: Limited,
): { readonly gain: Expr; readonly flow: Flow } {
  const through = (gain: Expr): Flow => limitTruePeak(graph, gainBy(graph, flow, gain), ceiling, request.when);
  return graph.solve({ ...request, tolerance: 0.02, maxIterations: 5, through });
}
