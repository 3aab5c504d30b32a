import { generated, type Recipe, reads, type Source, type Voice, variant, wave } from './recipe.ts';

/** One sentence: how loud it is spoken, and the pause after it. */
interface Line {
  readonly text: string;
  readonly gainDb: number;
  readonly pauseSeconds: number;
}

/** A speaker who leans in and turns away, as an unprepared one does. */
const story: readonly Line[] = [
  { text: 'Good evening, and welcome back.', gainDb: -2, pauseSeconds: 0.7 },
  { text: 'Tonight we look at how a small town saved its river.', gainDb: 0, pauseSeconds: 0.5 },
  { text: 'It took eleven years, four mayors, and one very stubborn schoolteacher.', gainDb: -5, pauseSeconds: 0.9 },
  { text: 'Nobody believed her.', gainDb: 3, pauseSeconds: 1.1 },
  { text: 'She began by counting the fish, every Sunday, in the rain.', gainDb: -6, pauseSeconds: 0.6 },
  { text: 'Then she wrote the numbers on the wall of the town hall, in red paint.', gainDb: 0, pauseSeconds: 0.8 },
  { text: 'People laughed. And then they started to count as well.', gainDb: 1, pauseSeconds: 0.6 },
];

const answer: readonly Line[] = [
  { text: 'I never thought of it as courage.', gainDb: -3, pauseSeconds: 0.6 },
  { text: 'Somebody had to know how many there were.', gainDb: 0, pauseSeconds: 0.9 },
  { text: 'So I bought a notebook, and a pair of boots.', gainDb: -4, pauseSeconds: 0.7 },
  { text: 'The boots are still in the hall.', gainDb: 1, pauseSeconds: 0.5 },
];

/** Brings both voices to about the same loudness. */
const voiceGainDb: Readonly<Record<Voice, number>> = { woman: -6, man: 0 };

export const speech: readonly Recipe[] = [
  spoken({ name: 'speech', doc: 'A woman tells a story, 28 s.', measured: reads(-19.7, -6.4) }, story, 'woman'),
  spoken({ name: 'speech_answer', doc: 'A man answers, 12 s.', measured: reads(-19.8, -5.8) }, answer, 'man'),
  variant({
    name: 'speech_quiet',
    doc: 'The story recorded far too low.',
    measured: reads(-39.7, -26.4),
    of: 'speech',
    filters: 'volume=-20dB',
  }),
  variant({
    name: 'speech_loud',
    doc: 'The story recorded hot, not clipped.',
    measured: reads(-14.7, -1.4),
    of: 'speech',
    filters: 'volume=5dB',
  }),
  variant({
    name: 'speech_clipped',
    doc: 'The story recorded 10 dB over full scale.',
    measured: reads(-4.9, 0.3),
    of: 'speech',
    filters: 'volume=16dB',
    codec: 'pcm_s16le',
  }),
  variant({
    name: 'speech_8k',
    doc: 'The story over a telephone: 8 kHz, 16 bits.',
    measured: reads(-19.5, -6.4),
    of: 'speech',
    filters: 'aresample=8000',
    codec: 'pcm_s16le',
  }),
  variant({
    name: 'speech_2s',
    doc: 'Its first two seconds.',
    measured: reads(-20.7, -11.6),
    of: 'speech',
    filters: 'atrim=duration=2',
  }),
  variant({
    name: 'speech_60s',
    doc: 'The story over and over, for a minute.',
    measured: reads(-19.7, -6.4),
    of: 'speech',
    filters: 'aloop=loop=3:size=2e9,atrim=duration=60',
  }),
  noisy(),
  popping(),
  interview(),
];

type Named = Pick<Recipe, 'name' | 'doc' | 'measured'>;

function spoken(named: Named, lines: readonly Line[], voice: Voice): Recipe {
  const sources = lines.map(({ text }): Source => ({ kind: 'spoken', text, voice }));
  const said = lines.map(
    ({ gainDb, pauseSeconds }, index) =>
      `[${index}:a]aresample=48000,aformat=sample_fmts=dbl,volume=${gainDb + voiceGainDb[voice]}dB,apad=pad_dur=${pauseSeconds}[line${index}]`,
  );
  const labels = lines.map((_, index) => `[line${index}]`).join('');
  // A room tone of a good booth, since real pauses are never digital silence.
  const room = 'anoisesrc=color=pink:seed=11:amplitude=0.001:sample_rate=48000,aformat=sample_fmts=dbl[room]';
  const mixed = `${labels}concat=n=${lines.length}:v=0:a=1[said];[said][room]amix=duration=first:normalize=0[out]`;
  return wave({ ...named, sources, graph: [...said, room, mixed].join(';') });
}

function noisy(): Recipe {
  const noise = generated('anoisesrc=color=pink:seed=23:amplitude=0.04:sample_rate=48000');
  const hum = generated("aevalsrc=exprs='0.006*sin(2*PI*50*t)+0.003*sin(2*PI*150*t)':sample_rate=48000");
  return wave({
    name: 'speech_noisy',
    doc: 'The story beside an air conditioner, with mains hum.',
    measured: reads(-19.7, -6.3),
    sources: [{ kind: 'sample', name: 'speech' }, noise, hum],
    graph: '[0:a][1:a][2:a]amix=inputs=3:duration=first:normalize=0[out]',
  });
}

/** A microphone held too close: pops far above the voice, as raw takes have them. */
function popping(): Recipe {
  const pop = '0.5*sin(2*PI*90*ld(0))*exp(-40*ld(0))*gte(ld(0),0)';
  return wave({
    name: 'speech_popping',
    doc: 'The story with pops of the breath in the microphone.',
    measured: reads(-26.6, -5.8),
    sources: [
      { kind: 'sample', name: 'speech' },
      generated(`aevalsrc=exprs='st(0,mod(t+1.3,4.1)-3.2);${pop}':sample_rate=48000`),
    ],
    graph: '[0:a]volume=-8dB[voice];[voice][1:a]amix=duration=first:normalize=0[out]',
  });
}

/** Two voices at two places, the second one further from its microphone. */
function interview(): Recipe {
  const left = '[0:a]pan=stereo|c0=0.85*c0|c1=0.45*c0[host]';
  const right = '[1:a]volume=-4dB,adelay=delays=27500,pan=stereo|c0=0.4*c0|c1=0.8*c0[guest]';
  return wave({
    name: 'speech_interview',
    doc: 'Host and guest in stereo, one after the other, 40 s.',
    measured: reads(-24, -7.8),
    sources: [
      { kind: 'sample', name: 'speech' },
      { kind: 'sample', name: 'speech_answer' },
    ],
    graph: `${left};${right};[host][guest]amix=duration=longest:normalize=0[out]`,
  });
}
