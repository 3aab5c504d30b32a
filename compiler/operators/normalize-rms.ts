import type { Expr } from '../artifact/expr.ts';
import { add, greaterThan, min, round, sub } from '../artifact/expr.ts';
import { gainBy, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { optionalQuantity, quantity, quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';
import { limitTruePeak } from './true-peak-limiter.ts';

export const normalizeRms = defineOperator({
  name: 'normalize_rms',
  doc: 'Brings the whole programme to an rms with one gain, for deliveries that know no LUFS: audiobooks.',
  example: 'normalize_rms(-20.5 dBFS, tolerance: 2.5 dB, peak: -3 dBFS, noise_floor: -60 dBFS)',
  streams: 'one',
  delivers: true,
  params: {
    target: quantity('Level', { min: -50, max: -10, doc: 'rms of all samples; a full-scale sine has -3 dBFS' }),
    tolerance: quantityOr('Gain', 0.5, { min: 0.1, max: 6, doc: 'how far the deliverable may be off' }),
    peak: quantityOr('Level', -3, { min: -20, max: 0, doc: 'the highest sample of the deliverable' }),
    noise_floor: optionalQuantity('Level', {
      min: -100,
      max: -20,
      doc: 'the highest rms of the quietest half second; a deliverable with more is refused',
    }),
    max_reduction: quantityOr('Gain', 12, { min: 0, max: 20, doc: 'the most that limiting may take from a peak' }),
  },
  facts: reshaped,
  object: refuseDucked('a limiter'),
  lower(graph, [input], { target, tolerance, peak, noise_floor, max_reduction }) {
    const flow = graph.deliver(withoutLoudness(input));
    const { rms, samplePeak } = graph.measureLevels(flow);
    const held = graph.value(sub(peak, graph.correction.ceiling));
    const most = round(sub(add(held, max_reduction), samplePeak));
    const gain = graph.value(min(round(sub(add(target, graph.correction.loudness), rms)), most));
    const limited = graph.value(greaterThan(add(samplePeak, gain), held));
    const reduction: Expr = sub(add(samplePeak, gain), held);
    graph.promiseLevels({
      rms: target,
      tolerance,
      samplePeak: peak,
      ...(noise_floor === undefined ? {} : { noiseFloor: noise_floor }),
      gain,
      limited,
      reduction,
    });
    // What holds the true peaks holds the samples; the rms hardly moves, and the deliverable is measured.
    return limitTruePeak(graph, gainBy(graph, flow, gain), held, limited);
  },
  explain: ({ target, tolerance, peak, noise_floor }) => {
    const floor = noise_floor === '' ? '' : `, noise floor at or under ${noise_floor}`;
    return `brings the rms to ${target} ± ${tolerance}, samples at or under ${peak}${floor}`;
  },
});
