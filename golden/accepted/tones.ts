import type { InputFacts, Sources } from '../../compiler/artifact/link/index.ts';

/** Two tones for each input, made by FFmpeg itself. */
export function tonesOf(inputs: Readonly<Record<string, InputFacts>>): Sources {
  const opened = Object.entries(inputs).map(([name, { duration, sampleRate, channels }]) => {
    const tones = Array.from({ length: channels }, (_, side) => `0.3*sin(${880 * (side + 1)}*t)`).join('|');
    const layout = layouts.get(channels) ?? `${channels}c`;
    const sound = `aevalsrc=${tones}:c=${layout}:s=${sampleRate}:d=${duration}`;
    return [name, { arguments: ['-f', 'lavfi', '-i', sound], stream: 0 }] as const;
  });
  return Object.fromEntries(opened);
}

const layouts: ReadonlyMap<number, string> = new Map([
  [1, 'mono'],
  [2, 'stereo'],
  [6, '5.1'],
]);
