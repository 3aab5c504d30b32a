import fc, { type Arbitrary } from 'fast-check';

/** A quantity within bounds that its parameter allows; `step` keeps the numbers as an engineer would write them. */
function quantity(min: number, max: number, step: number, unit: string): Arbitrary<string> {
  return fc.integer({ min: Math.ceil(min / step), max: Math.floor(max / step) }).map((count) => {
    const value = Number((count * step).toFixed(3));
    return `${value} ${unit}`;
  });
}

const loudness = quantity(-30, -10, 0.5, 'LUFS');
const ceiling = quantity(-3, -0.5, 0.5, 'dBTP');
const ratio = fc.integer({ min: 1, max: 10 }).map((antecedent) => `${antecedent}:1`);

/** A call of an operator with some of its named arguments, in any order. */
function call(operator: string, required: Arguments, optional: Arguments = {}): Arbitrary<string> {
  const names = Object.keys(optional);
  return fc
    .tuple(fc.record(required), fc.record(optional), fc.subarray(names), fc.boolean())
    .map(([given, offered, chosen, isReversed]) => {
      const extra = chosen.map((name) => `${name}: ${offered[name]}`);
      const all = [...Object.entries(given).map(([name, value]) => `${name}: ${value}`), ...extra];
      return `${operator}(${(isReversed ? all.reverse() : all).join(', ')})`;
    });
}

type Arguments = Readonly<Record<string, Arbitrary<string>>>;

/** Stages that take a stream and give one, with arguments inside of their ranges. */
const stage: Arbitrary<string> = fc.oneof(
  fc.constantFrom('channels(mono)', 'channels(stereo)', 'deess()'),
  quantity(-12, 12, 0.5, 'dB').map((amount) => `gain(${amount})`),
  quantity(20, 300, 10, 'Hz').map((frequency) => `highpass(${frequency})`),
  quantity(4, 20, 0.5, 'kHz').map((frequency) => `lowpass(${frequency})`),
  call('denoise', {}, { amount: quantity(1, 30, 1, 'dB'), floor: quantity(-80, -25, 1, 'dBFS') }),
  call('eq', { frequency: quantity(40, 15_000, 10, 'Hz'), gain: quantity(-12, 12, 0.5, 'dB') }),
  call('gate', {}, { threshold: quantity(-70, -20, 1, 'dBFS'), range: quantity(0, 40, 1, 'dB') }),
  call(
    'compress',
    { threshold: quantity(-40, -6, 1, 'dBFS') },
    { ratio, attack: quantity(1, 100, 1, 'ms'), release: quantity(20, 900, 10, 'ms'), knee: quantity(0, 12, 1, 'dB') },
  ),
  call('limit', { ceiling }),
  quantity(10, 900, 10, 'ms').map((duration) => `fade_in(${duration})`),
  quantity(0.5, 5, 0.5, 's').map((duration) => `fade_out(${duration})`),
  call('pad', { after: quantity(0.5, 3, 0.5, 's') }, { before: quantity(10, 900, 10, 'ms') }),
  quantity(10, 500, 10, 'ms').map((time) => `delay(${time})`),
  call('trim', { from: quantity(0, 2, 0.1, 's') }),
);

const pipeline = fc.array(stage, { maxLength: 5 }).map((stages) => stages.map((each) => `\n    |> ${each}`).join(''));

const oneVoice: Arbitrary<string> = fc.tuple(loudness, pipeline, ceiling).map(
  ([target, stages, peak]) => `/// Made by a generator.
preset generated v1 {
  input voice: Audio

  param target: Loudness = ${target} in -40 LUFS .. -6 LUFS

  output voice${stages}
    |> normalize(target, ceiling: ${peak})
}
`,
);

const voiceOverMusic: Arbitrary<string> = fc.tuple(loudness, pipeline, quantity(0, 18, 1, 'dB')).map(
  ([target, stages, depth]) => `preset generated v1 {
  input voice: Audio
  input music: Audio

  param depth: Gain = ${depth} in 0 dB .. 18 dB

  let speech = voice |> channels(mono) |> normalize(-19 LUFS)
  let bed = music${stages}
    |> loop(until: speech)
    |> normalize(-27 LUFS)
    |> duck(under: speech, depth: depth)

  output mix(speech, bed, length: first) |> normalize(${target}, ceiling: -1 dBTP)
}
`,
);

/** Presets that an engineer could have written: every name is known and every value within its range. */
export const plausiblePresets: Arbitrary<string> = fc.oneof(oneVoice, voiceOverMusic);
