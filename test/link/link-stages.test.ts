import { describe, expect, test } from 'vitest';
import {
  createMeter,
  linkListening,
  linkMeasurement,
  linkRender,
  linkSolve,
} from '../../compiler/artifact/link/index.ts';
import { jobOf, presetOf, profileOf, sourcesOf, stereo } from './job.ts';

const plain = presetOf('preset a v1 { input voice: Audio output voice }');
const wav = profileOf('container wav', 'codec pcm');
const entered = '[0:0]aresample=async=1:first_pts=0[aligned_voice];[aligned_voice]aformat=sample_fmts=dblp[n2]';
const meter = 'peak=true+sample:metadata=1:dualmono=1:framelog=48';

describe('measuring', () => {
  const twice = presetOf(`preset a v1 {
  input voice: Audio
  input music: Audio
  let level = voice |> normalize(-19 LUFS)
  output mix(level, voice |> normalize(-30 LUFS), music |> normalize(-27 LUFS))
}`);
  const context = jobOf(twice, wav, { voice: stereo, music: stereo });

  test('puts a meter on each link, all in one process', () => {
    const links = twice.measures.map(({ link }) => link);
    const { meters, inputs, arguments: args } = linkMeasurement(context, links, sourcesOf('voice', 'music'));
    expect(inputs).toEqual(['music', 'voice']);
    expect(meters.map(({ instance, file }) => [instance, file])).toEqual([
      ['meter1', 'meter1.txt'],
      ['meter2', 'meter2.txt'],
    ]);
    expect(args).toEqual([
      ...['-i', 'music.wav', '-i', 'voice.wav', '-filter_complex'],
      [
        '[1:0]aresample=async=1:first_pts=0[aligned_voice]',
        '[aligned_voice]aformat=sample_fmts=dblp[n2]',
        '[0:0]aresample=async=1:first_pts=0[aligned_music]',
        '[aligned_music]aformat=sample_fmts=dblp[n6]',
        `[n2]ebur128@meter1=${meter}[meter1_figures]`,
        '[meter1_figures]ametadata=mode=print:file=meter1.txt[meter1_out]',
        `[n6]ebur128@meter2=${meter}[meter2_figures]`,
        '[meter2_figures]ametadata=mode=print:file=meter2.txt[meter2_out]',
      ].join(';'),
      ...['-map', '[meter1_out]', '-c:a', 'pcm_f64le', '-f', 'null', '-'],
      ...['-map', '[meter2_out]', '-c:a', 'pcm_f64le', '-f', 'null', '-'],
    ]);
  });

  test('two links that carry the same signal in this job share a meter', () => {
    const linked = linkMeasurement(context, ['n1', 'n2'], sourcesOf('voice', 'music'));
    expect(linked.meters.length).toBe(2);
    const artifact = presetOf(`preset a v1 {
  input voice: Audio
  output mix(voice |> normalize(-19 LUFS), voice |> channels(stereo) |> normalize(-30 LUFS))
}`);
    const links = artifact.measures.map(({ link }) => link);
    expect(new Set(links).size).toBe(2);
    const { meterOf, meters } = linkMeasurement(jobOf(artifact, wav, { voice: stereo }), links, sourcesOf('voice'));
    expect(meters.length).toBe(1);
    expect(links.map((link) => meterOf.get(link)?.instance)).toEqual(['meter1', 'meter1']);
  });

  test('a solve is measured with the gain that is tried, by its loudness alone', () => {
    const artifact = presetOf(
      'preset a v1 { input voice: Audio output voice |> normalize(-9 LUFS, ceiling: -1 dBTP) }',
    );
    const [solve] = artifact.solves;
    if (solve === undefined) throw new Error('a ceiling makes a solve');
    const { nodes } = linkSolve(jobOf(artifact, wav, { voice: stereo }), solve, 20, sourcesOf('voice'));
    expect(nodes.find(({ filter }) => filter === 'volume')?.options).toEqual({ volume: 10, precision: 'double' });
    expect(nodes.find(({ filter }) => filter === 'ebur128')?.options).toEqual({
      metadata: true,
      dualmono: true,
      framelog: 48,
    });
  });
});

const bitexact = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];

/** The arguments of a profile behind the graph, for a stereo source at 48 kHz. */
function rendering(...fields: readonly string[]): readonly string[] {
  const context = jobOf(plain, profileOf(...fields), { voice: stereo });
  return linkRender(context, sourcesOf('voice'), { file: 'master', listen: false }).arguments;
}

describe('rendering', () => {
  const sink = (format: string) =>
    `${entered};[n2]aformat=sample_fmts=${format}:sample_rates=48000:channel_layouts=stereo[out]`;
  const start = (format: string) => ['-i', 'voice.wav', '-filter_complex', sink(format), '-map', '[out]'];

  const profiles: readonly [readonly [string, string], string, readonly string[], readonly string[]][] = [
    [['container wav', 'codec pcm(int16)'], 's16', ['-c:a', 'pcm_s16le'], ['-rf64', 'auto', '-f', 'wav']],
    [['container wav', 'codec pcm'], 's32', ['-c:a', 'pcm_s24le'], ['-rf64', 'auto', '-f', 'wav']],
    [['container wav', 'codec pcm(float32)'], 'flt', ['-c:a', 'pcm_f32le'], ['-rf64', 'auto', '-f', 'wav']],
    [['container flac', 'codec flac'], 's32', ['-c:a', 'flac', '-bits_per_raw_sample:a', '24'], ['-f', 'flac']],
    [['container ogg', 'codec flac'], 's32', ['-c:a', 'flac', '-bits_per_raw_sample:a', '24'], ['-f', 'ogg']],
    [
      ['container m4a', 'codec aac'],
      'fltp',
      ['-c:a', 'aac', '-b:a', '192k'],
      ['-movflags', '+faststart', '-f', 'ipod'],
    ],
    [['container mp4', 'codec aac'], 'fltp', ['-c:a', 'aac', '-b:a', '192k'], ['-movflags', '+faststart', '-f', 'mp4']],
    [['container mp3', 'codec mp3'], 'fltp', ['-c:a', 'libmp3lame', '-b:a', '128k'], ['-f', 'mp3']],
    [
      ['container ogg', 'codec opus(tuned: voice)'],
      'flt',
      ['-c:a', 'libopus', '-b:a', '64k', '-application:a', 'voip'],
      ['-f', 'ogg'],
    ],
  ];

  test.each(profiles)('%j', (fields, format, encoder, muxer) => {
    expect(rendering(...fields)).toEqual([...start(format), ...encoder, ...bitexact, ...muxer, 'master']);
  });

  test('the highest sample is looked at before the encoder, where that is wanted', () => {
    const target = { file: 'master', listen: false, peakMeter: 'clipping' };
    const [, , , graph] = linkRender(jobOf(plain, wav, { voice: stereo }), sourcesOf('voice'), target).arguments;
    expect(graph?.split(';').slice(2)).toEqual([
      '[n2]aformat=sample_fmts=dblp[clipping_float]',
      '[clipping_float]asetnsamples=nb_out_samples=24000:pad=0[clipping_frames]',
      '[clipping_frames]astats@clipping=measure_perchannel=none:measure_overall=Peak_level[metered]',
      '[metered]aformat=sample_fmts=s32:sample_rates=48000:channel_layouts=stereo[out]',
    ]);
  });

  test('a surround layout stays what the source says', () => {
    const context = jobOf(plain, wav, { voice: { ...stereo, channels: 6 } });
    const { nodes, format } = linkRender(context, sourcesOf('voice'), { file: 'master.wav', listen: false });
    expect(nodes.at(-1)?.options).toEqual({ sample_fmts: 's32', sample_rates: 48_000 });
    expect(format).toEqual({ sampleRate: 48_000, channels: 6 });
  });

  test('metadata is kept where the profile says so', () => {
    expect(rendering('container wav', 'codec pcm', 'metadata keep').join(' ')).toContain('-map_metadata 0 ');
  });

  test('the picture is copied where the profile says so and there is one', () => {
    const film = { voice: { arguments: ['-i', 'film.mp4'], stream: 1, picture: 0 } };
    const context = jobOf(plain, profileOf('container mp4', 'codec aac', 'video copy'), { voice: stereo });
    const withPicture = linkRender(context, film, { file: 'master.mp4', listen: false }).arguments;
    expect(withPicture.slice(3, 10)).toEqual([
      entered
        .replace('0:0', '0:1')
        .concat(';[n2]aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo[out]'),
      ...['-map', '0:0', '-c:v', 'copy', '-map', '[out]'],
    ]);
    const without = linkRender(context, sourcesOf('voice'), { file: 'master.mp4', listen: false }).arguments;
    expect(without.includes('-c:v')).toBe(false);
    const unwanted = jobOf(plain, profileOf('container mp4', 'codec aac'), { voice: stereo });
    expect(linkRender(unwanted, film, { file: 'master.mp4', listen: false }).arguments.includes('-c:v')).toBe(false);
  });
});

describe('listening while it renders', () => {
  const tees: readonly [readonly [string, string], string][] = [
    [['container wav', 'codec pcm'], '[f=wav:onfail=abort:rf64=auto]master|[select=a:f=wav:onfail=abort]pipe:1'],
    [
      ['container m4a', 'codec aac'],
      '[f=ipod:onfail=abort:movflags=+faststart]master|[select=a:f=adts:onfail=abort]pipe:1',
    ],
    [['container mp3', 'codec mp3'], '[f=mp3:onfail=abort]master|[select=a:f=mp3:onfail=abort]pipe:1'],
    [['container ogg', 'codec opus'], '[f=ogg:onfail=abort]master|[select=a:f=ogg:onfail=abort]pipe:1'],
  ];
  test.each(tees)('%j goes to the file and to a pipe', (fields, tee) => {
    const context = jobOf(plain, profileOf(...fields), { voice: stereo });
    const { arguments: args } = linkRender(context, sourcesOf('voice'), { file: 'master', listen: true });
    expect(args.slice(-5)).toEqual(['-flags:a', '+bitexact+global_header', '-f', 'tee', tee]);
  });

  test('what the codec puts first is dropped before it is measured', () => {
    const open = (options: readonly string[]) => [...options, '-i', 'pipe:0'];
    const listening = (...fields: readonly string[]) =>
      linkListening(profileOf(...fields), createMeter(1, '0:0'), open);
    const metering = `ebur128@meter1=${meter}[meter1_figures];[meter1_figures]ametadata=mode=print:file=meter1.txt[meter1_out]`;
    const measured = ['-map', '[meter1_out]', '-c:a', 'pcm_f64le', '-f', 'null', '-'];
    expect(listening('container m4a', 'codec aac').arguments).toEqual([
      ...['-f', 'aac', '-i', 'pipe:0', '-filter_complex'],
      `[0:0]atrim=start_sample=1024[started];[started]${metering}`,
      ...measured,
    ]);
    expect(listening('container flac', 'codec flac').arguments).toEqual([
      ...['-f', 'flac', '-i', 'pipe:0', '-filter_complex', `[0:0]${metering}`],
      ...measured,
    ]);
  });
});

test('the filters that the linker adds are among those that an artifact requires', () => {
  const context = jobOf(plain, profileOf('container mp3', 'codec mp3', 'channels mono'), {
    voice: { ...stereo, sampleRate: 96_000, channels: 6 },
  });
  const links = ['n1', plain.output];
  const processes = [
    linkMeasurement(context, links, sourcesOf('voice')),
    linkRender(context, sourcesOf('voice'), { file: 'master.mp3', listen: true }),
    linkListening(context.profile, createMeter(1, '0:0'), (options) => options),
  ];
  const added = new Set(processes.flatMap(({ nodes }) => nodes.map(({ filter }) => filter)));
  expect([...added].toSorted()).toEqual(plain.requires.filters);
});
