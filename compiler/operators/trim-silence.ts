import { add, max, min, sub } from '../artifact/expr.ts';
import { samples, withDuration, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { choiceOr, quantityOr } from './params.ts';
import { reshaped } from './stream-effects.ts';

export const trimSilence = defineOperator({
  name: 'trim_silence',
  doc: 'Drops the silence before the first sound and after the last one, and keeps a little of both.',
  example: 'trim_silence(threshold: -50 dBFS, head: 500 ms, tail: 1 s)',
  streams: 'one',
  params: {
    threshold: quantityOr('Level', -50, {
      min: -90,
      max: -10,
      doc: 'rms of 20 ms from which on it is sound; a full-scale sine is 0 dBFS',
    }),
    head: quantityOr('Duration', 0.2, { min: 0, max: 60, doc: 'what is kept before the first sound, if it is there' }),
    tail: quantityOr('Duration', 0.5, { min: 0, max: 60, doc: 'what is kept after the last sound, if it is there' }),
    side: choiceOr(['both', 'head', 'tail'], 'both', 'where silence is dropped'),
  },
  facts: reshaped,
  // FFmpeg's silenceremove means other things in other versions, and a tail costs it the whole stream in memory.
  lower(graph, [flow], { threshold, head, tail, side }) {
    const sound = graph.measureLevels(flow, threshold);
    const from = side === 'tail' ? 0 : graph.value(max(0, sub(sound.soundStart, head)));
    const later = add(sound.soundEnd, tail);
    const to = side === 'head' ? flow.duration : graph.value(flow.duration ? min(later, flow.duration) : later);
    const end = side === 'head' || to === undefined ? {} : { end_sample: samples(to, flow) };
    const kept = graph.filter(withoutLoudness(flow), 'atrim', { start_sample: samples(from, flow), ...end });
    const fromZero = graph.filter(kept, 'asetpts', { expr: 'PTS-STARTPTS' });
    return withDuration(fromZero, to && graph.value(sub(to, from)));
  },
  explain({ threshold, head, tail, side }) {
    const before = side === 'tail' ? [] : [`${head} before the first sound`];
    const after = side === 'head' ? [] : [`${tail} after the last one`];
    return `keeps ${[...before, ...after].join(' and ')} (above ${threshold})`;
  },
});
