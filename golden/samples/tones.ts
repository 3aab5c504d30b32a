import { generated, type Recipe, reads, wave } from './recipe.ts';

/** Signals whose figures can be told beforehand; all in stereo at 48 kHz. */
export const tones: readonly Recipe[] = [
  tone({ name: 'tone_1k', doc: 'A sine of 1 kHz at -20 dBFS, 10 s.', measured: reads(-20, -20) }, sine(1000), 10),
  tone({ name: 'tone_300ms', doc: 'A sine too short to have an integrated loudness.' }, sine(1000), 0.3),
  tone({ name: 'tone_2s', doc: 'A loudness, but no loudness range.', measured: reads(-20, -20) }, sine(1000), 2),
  tone(
    { name: 'sweep', doc: 'A sine from 20 Hz to 20 kHz at -12 dBFS, 10 s.', measured: reads(-11.1, -12) },
    '0.25*sin(2*PI*20*10/log(1000)*(pow(1000,t/10)-1))',
    10,
  ),
  tone(
    { name: 'dc_offset', doc: 'A sine that sits 0.2 above zero, 10 s.', measured: reads(-20.7, -10.5) },
    `0.2+${sine(440)}`,
    10,
  ),
  tone(
    { name: 'clicks', doc: 'An impulse every second, the first at 0.5 s.', measured: reads(-42.7, -6) },
    '0.5*eq(mod(n,48000),24000)',
    10,
  ),
  tone({ name: 'silence', doc: 'Digital silence, 5 s.' }, '0', 5),
  pinkNoise(),
];

function sine(hertz: number): string {
  return `0.1*sin(2*PI*${hertz}*t)`;
}

function tone(named: Pick<Recipe, 'name' | 'doc' | 'measured'>, expression: string, seconds: number): Recipe {
  const filter = `aevalsrc=exprs='${expression}|${expression}':sample_rate=48000:duration=${seconds}`;
  return wave({ ...named, sources: [generated(filter)], graph: '[0:a]anull[out]' });
}

function pinkNoise(): Recipe {
  const noise = (seed: number) =>
    generated(`anoisesrc=color=pink:seed=${seed}:amplitude=0.25:sample_rate=48000:duration=10`);
  return wave({
    name: 'pink_noise',
    doc: 'Pink noise, another one in each channel, 10 s.',
    measured: reads(-23.6, -13.3),
    sources: [noise(1), noise(2)],
    graph: '[0:a][1:a]join=inputs=2:channel_layout=stereo[out]',
  });
}
