import type { Expr } from '../artifact/expr.ts';
import { amplitude, ceil, div, equal, mul, sub } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { stereoAtMost } from './alike.ts';
import { withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';

export const level = defineOperator({
  name: 'level',
  doc: 'Evens out a talker who moves to and from the microphone: slowly, ahead of the word, and never in the pauses.',
  example: 'level(target: -20 dBFS, range: 8 dB)',
  streams: 'one',
  params: {
    target: quantityOr('Level', -20, {
      min: -50,
      max: -6,
      doc: 'rms that speech comes to; a full-scale sine is 0 dBFS',
    }),
    range: quantityOr('Gain', 8, { min: 1, max: 20, doc: 'the most that it adds or takes' }),
    pause: quantityOr('Level', -45, { min: -80, max: -20, doc: 'below this nobody speaks, and the gain stays' }),
    window: quantityOr('Duration', 3, { min: 1, max: 20, doc: 'how much speech it looks at' }),
  },
  facts: reshaped,
  object: refuseDucked('a leveller'),
  lower(graph, [input], settings) {
    const flow = stereoAtMost(graph, withoutLoudness(input));
    const power = powerOf(graph, flow, settings.window);
    const gain = graph.filter(gainFor(graph, power, settings), 'aresample', { sample_rate: flow.sampleRate });
    // `aeval` says how many channels it has and not which: beside a sound that was converted FFmpeg finds no layout for both.
    const named = graph.filter(gain, 'aformat', { channel_layouts: 'mono' });
    const sides = graph.filter(named, 'pan', { args: 'stereo|c0=c0|c1=c0' }, { when: equal(flow.channels, 2) });
    return graph.filter(flow, 'amultiply', {}, { also: [sides] });
  },
  explain: ({ target, range, window }) =>
    `brings speech to ${target} by at most ${range}, slowly (over ${window}); pauses stay as quiet as they are`,
});

/** Readings that a window is made of; the rate of the control signal follows from it. */
const readings = 300;

/**
 * Mean power over time, as a control signal of one channel and few samples a second; a full-scale sine is 0.5.
 *
 * A window of silence at its end: half of it lets the gain look ahead, the other half outlasts the sound. FFmpeg's resampler
 * loses what is shorter than its filter of 32 samples, which are 2 s of a slow control signal, and the sound would end with
 * its gain.
 */
function powerOf(graph: Lowering, flow: Flow, window: Expr): Flow {
  const longer = graph.filter(graph.toChannels(flow, 1), 'apad', { pad_dur: window });
  const squared = graph.filter(longer, 'amultiply', {}, { also: [longer] });
  return graph.filter(squared, 'aresample', { sample_rate: graph.value(ceil(div(readings, window))) });
}

/**
 * The linear gain over time. FFmpeg's own levellers do not know pauses: `dynaudnorm` lifted a pause of 6 s before far
 * speech by 10 dB, and with its threshold set it lets go of the speech; a slow `acompressor` lifted it by 8 dB
 * (measured). So the gain is computed from the mean power of the last `window` of *speech*, and rests in between.
 * Power, not dB: a talker who comes near is turned down within a second, one who goes is followed slowly.
 *
 * The expressions of `aeval` are fixed text; the numbers of the preset are factors between them.
 */
function gainFor(graph: Lowering, power: Flow, { target, range, pause, window }: Settings): Flow {
  const times = (flow: Flow, factor: Expr): Flow =>
    graph.filter(flow, 'volume', { volume: graph.value(factor), precision: 'double' });
  const compute = (flow: Flow, exprs: string): Flow => graph.filter(flow, 'aeval', { exprs });
  const abovePause = times(power, mul(2, amplitude(mul(pause, -2)))); // 1 is the limit between speech and pause
  const speech = compute(abovePause, 'if(gt(val(0),1),val(0),0)');
  const relative = times(speech, amplitude(mul(sub(pause, target), 2))); // 1 is the target
  const wanted = compute(relative, `${meanOfSpeech};if(ld(1),-4.3429448190*log(ld(0)),0)`); // dB
  const bounded = times(compute(times(wanted, div(1, range)), 'clip(val(0),-1,1)'), div(range, 20));
  const gain = compute(bounded, 'pow(10,val(0))');
  const ahead = graph.filter(gain, 'atrim', { start: graph.value(div(window, 2)) });
  return graph.filter(ahead, 'asetpts', { expr: 'PTS-STARTPTS' });
}

/** The running mean in variable 0: of all readings at first, then one that forgets. A reading of 0 is a pause. */
const meanOfSpeech = `if(val(0),st(1,min(ld(1)+1,${readings}));st(0,ld(0)+(val(0)-ld(0))/ld(1)))`;

interface Settings {
  /** dBFS */
  readonly target: Expr;
  /** dB */
  readonly range: Expr;
  /** dBFS */
  readonly pause: Expr;
  /** Seconds */
  readonly window: Expr;
}
