/** A stretch of sound as numbers, one array a channel; 1 is full scale. */
export interface Sound {
  readonly sampleRate: number;
  readonly channels: readonly Float64Array[];
}

const usualRate = 48_000;

/** One channel of sound from a function of the sample's index. */
export function mono(length: number, at: (index: number) => number, sampleRate = usualRate): Sound {
  return { sampleRate, channels: [Float64Array.from({ length }, (_, index) => at(index))] };
}

/** A sine. Its level is that of its peak, so that a full-scale sine is 0 dBFS. */
export function tone(hertz: number, levelDb: number, seconds = 1, sampleRate = usualRate): Sound {
  const peak = 10 ** (levelDb / 20);
  const step = (2 * Math.PI * hertz) / sampleRate;
  return mono(Math.round(seconds * sampleRate), (index) => peak * Math.sin(step * index), sampleRate);
}

/** A single sample at half scale after some silence, whose spectrum is the response of a linear chain. */
export function impulse(seconds = 1, sampleRate = usualRate): Sound {
  return mono(Math.round(seconds * sampleRate), (index) => (index === 100 ? 0.5 : 0), sampleRate);
}

/** White noise of a level in dBFS rms, the same every time. */
export function noise(levelDb: number, seconds = 1, sampleRate = usualRate): Sound {
  const peak = 10 ** (levelDb / 20) * Math.sqrt(3);
  let state = 1;
  return mono(
    Math.round(seconds * sampleRate),
    () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return peak * (state / 2 ** 31 - 1);
    },
    sampleRate,
  );
}

/** The same sound on both sides, or two sounds side by side. */
export function stereo(left: Sound, right = left): Sound {
  return { sampleRate: left.sampleRate, channels: [...left.channels, ...right.channels] };
}

/** Several sounds of one channel, one after the other. */
export function sequence(...parts: readonly Sound[]): Sound {
  const samples = parts.flatMap((part) => [...channel(part)]);
  return { sampleRate: parts[0]?.sampleRate ?? usualRate, channels: [Float64Array.from(samples)] };
}

/** Several sounds of one channel at once; the first decides the length. */
export function sum(first: Sound, ...others: readonly Sound[]): Sound {
  const samples = channel(first).map((value, index) =>
    others.reduce((total, other) => total + (channel(other)[index] ?? 0), value),
  );
  return { ...first, channels: [samples] };
}

/** The samples of one channel. */
export function channel(sound: Sound, index = 0): Float64Array {
  const samples = sound.channels[index];
  if (samples === undefined) throw new Error(`the sound has no channel ${index}`);
  return samples;
}
