import { generated, type Measured, type Recipe, reads, type Source, variant, wave } from './recipe.ts';

/** A minor, F, C, G: the three notes of each chord in hertz, two seconds a chord. */
const chords = [
  [220, 261.63, 329.63],
  [174.61, 220, 261.63],
  [261.63, 329.63, 392],
  [196, 246.94, 293.66],
] as const;

/** Which layers play how loud (linear) while `from <= t < until`. */
interface Section {
  readonly from: number;
  readonly until: number;
  readonly chords: number;
  readonly drums: number;
}

const arrangement: readonly Section[] = [
  { from: 0, until: 8, chords: 0.3, drums: 0 },
  { from: 8, until: 24, chords: 1, drums: 1 },
  { from: 24, until: 28, chords: 0.4, drums: 0.1 },
  { from: 28, until: 36, chords: 1, drums: 1 },
];

const calm: readonly Section[] = [
  { from: 0, until: 16, chords: 0.5, drums: 0 },
  { from: 16, until: 32, chords: 0.8, drums: 0.15 },
];

const squeezed = 'acompressor=threshold=-18dB:ratio=6:attack=5:release=60:makeup=14dB';
const evened =
  'acompressor=threshold=-24dB:ratio=8:attack=0.1:release=40:detection=peak:makeup=6dB,' +
  'alimiter=limit=0.22:level=disabled:attack=1:release=20';
const swell = "volume=volume='pow(10,(-2+2.5*sin(2*PI*t/97)+1.5*sin(2*PI*t/23))/20)':eval=frame";

// So that it can be put end to end without a click.
const smoothEnds = 'afade=duration=0.05,afade=type=out:start_time=599.9:duration=0.1';

export const music: readonly Recipe[] = [
  band({
    name: 'music',
    doc: 'A band: quiet start, full, a break, full; 48 kHz stereo, 32 s.',
    measured: reads(-16.2, 0.7),
    seconds: 32,
    rate: 48000,
    sections: arrangement,
  }),
  band({
    name: 'music_sparse',
    doc: 'Chords and a bass, hardly a drum; 48 kHz stereo, 24 s.',
    measured: reads(-24.4, -10.1),
    seconds: 24,
    rate: 48000,
    sections: calm,
  }),
  band({
    name: 'music_96k',
    doc: 'The band at 96 kHz, 12 s.',
    measured: reads(-18.7, 0),
    seconds: 12,
    rate: 96000,
    sections: arrangement,
  }),
  variant({
    name: 'music_dense',
    doc: 'The band as a loud master: 44.1 kHz, 16 bits.',
    measured: reads(-9.6, 1),
    of: 'music',
    filters: `${squeezed},aresample=44100,alimiter=limit=0.98:level=disabled`,
    codec: 'pcm_s16le',
  }),
  variant({
    name: 'music_mono',
    doc: 'The band in one channel.',
    measured: reads(-16.8, -0.6),
    of: 'music',
    filters: 'pan=mono|c0=0.5*c0+0.5*c1',
  }),
  variant({
    name: 'music_bed',
    doc: 'Eight seconds to be looped under a voice.',
    measured: reads(-22.2, -10.1),
    of: 'music_sparse',
    filters: 'atrim=start=16,asetpts=PTS-STARTPTS',
  }),
  variant({
    name: 'music_60s',
    doc: 'The band for a minute.',
    measured: reads(-16.3, 0.7),
    of: 'music',
    filters: 'aloop=loop=1:size=2e9,atrim=duration=60',
  }),
  // Moderate peaks: normalizing it to -16 LUFS needs no limiter.
  variant({
    name: 'music_10min',
    doc: 'The band for ten minutes, passages louder and quieter; 48 kHz, 16 bits.',
    measured: reads(-22.6, -9.2),
    of: 'music',
    filters: `${evened},aloop=loop=20:size=2e9,atrim=duration=600,${swell},${smoothEnds}`,
    codec: 'pcm_s16le',
  }),
];

interface Band {
  readonly name: string;
  readonly doc: string;
  readonly measured: Measured;
  readonly seconds: number;
  readonly rate: number;
  readonly sections: readonly Section[];
}

function band({ seconds, rate, sections, ...named }: Band): Recipe {
  const source = (left: string, right: string): Source =>
    generated(`aevalsrc=exprs='${left}|${right}':sample_rate=${rate}:duration=${seconds}`);
  const noise = (seed: number): Source =>
    generated(`anoisesrc=color=white:seed=${seed}:amplitude=1:sample_rate=${rate}:duration=${seconds}`);
  const hits = drums(sections);
  return wave({
    ...named,
    sources: [source(tones(sections, 0.998), tones(sections, 1.002)), source(hits, hits), noise(5), noise(6)],
    graph:
      '[2:a][3:a]join=inputs=2:channel_layout=stereo[hiss];[hiss][1:a]amultiply[drums];' +
      `[0:a][drums]amix=normalize=0,afade=type=out:start_time=${seconds - 1}:duration=1[out]`,
  });
}

/** Chords, bass and bass drum of one side; `detune` sets the sides apart. */
function tones(sections: readonly Section[], detune: number): string {
  const note = (voice: 0 | 1 | 2): string => byChord(chords.map((chord) => chord[voice]));
  const sine = (hertz: string): string => `sin(2*PI*t*${hertz})`;
  const strike = 'min(1,30*ld(1))*min(1,30*(2-ld(1)))*exp(-0.6*ld(1))';
  const pluck = 'min(1,200*ld(2))*min(1,100*(0.5-ld(2)))*exp(-4*ld(2))';
  const chord = [3, 4, 5]
    .map((slot) => `${sine(`ld(${slot})*${detune}`)}+0.3*${sine(`2*ld(${slot})/${detune}`)}`)
    .join('+');
  const bass = `${sine('ld(3)/2')}+0.4*${sine('ld(3)')}`;
  const kick = 'sin(2*PI*(48*ld(2)+3*(1-exp(-40*ld(2)))))*exp(-9*ld(2))';
  return [
    'st(0,mod(floor(t/2),4))',
    'st(1,mod(t,2))',
    'st(2,mod(t,0.5))',
    `st(3,${note(0)})`,
    `st(4,${note(1)})`,
    `st(5,${note(2)})`,
    `${level(sections, 'chords')}*(0.07*${strike}*(${chord})+0.16*${pluck}*(${bass}))+${level(sections, 'drums')}*0.5*${kick}`,
  ].join(';');
}

/** The envelope of hi-hat and snare, to be filled with noise. */
function drums(sections: readonly Section[]): string {
  const hat = '0.06*exp(-50*mod(t,0.25))';
  const snare = '0.25*exp(-16*mod(t+0.5,1))';
  return `${level(sections, 'drums')}*(${hat}+${snare})`;
}

function byChord(values: readonly number[]): string {
  return values.map((value, index) => `${value}*eq(ld(0),${index})`).join('+');
}

function level(sections: readonly Section[], layer: 'chords' | 'drums'): string {
  const parts = sections.map((section) => `${section[layer]}*gte(t,${section.from})*lt(t,${section.until})`);
  return `(${parts.join('+')})`;
}
