import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { meter } from '../e2e/support/decode.ts';
import { lathe, temporaryFolder } from '../e2e/support/lathe.ts';
import { loudnessInARow, runAlbum, tracksOf } from './support.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const names = ['music_dense', 'music', 'music_sparse'];
const before = [-9.56, -16.23, -24.39];

describe.each([
  ['wav_master_v1', 'wav', 0.1],
  ['audio_only_master_v1', 'm4a', 0.2],
])('an album as %s', (profile, extension, tolerance) => {
  const output = folder.file(`as-${extension}`);
  const paths = names.map((name) => `${output}/${name}.${extension}`);
  const make = async (to: string) =>
    runAlbum(
      'loudness_only_v1',
      ...(await tracksOf(folder, ...names)),
      ...['--set', 'target=-13', '--profile', profile, '-o', to],
    );

  test('is as loud together as was asked, and its tracks stand as they stood', async () => {
    const { album, tracks } = await make(output);
    expect(tracks.map(({ output: { path } }) => path)).toEqual(paths);
    expect(Math.abs((await loudnessInARow(paths)) - -13)).toBeLessThanOrEqual(tolerance);

    const after = await Promise.all(paths.map((path) => meter(path)));
    const [first = Number.NaN, ...others] = after.map(
      (reading, index) => reading.integratedLufs - (before[index] ?? 0),
    );
    for (const moved of others) expect(Math.abs(moved - first)).toBeLessThanOrEqual(tolerance);
    for (const { truePeakDbtp } of after) expect(truePeakDbtp).toBeLessThanOrEqual(-1 + 0.05); // it reads in tenths

    expect(tracks.map(({ mode }) => mode)).toEqual(['limited', 'limited', 'linear']);
    expect(tracks[2]?.gainDb).toBe(album.gainDb);
    expect(album).toMatchObject({ gainDb: -1.44, isLowered: false, verdict: { passed: true } });
    expect(album.offsetsLu.map((offset) => Math.round((offset ?? 0) * 10) / 10)).toEqual([2, -4.7, -12.8]);
  });

  test('is the same again, byte by byte', async () => {
    await make(folder.file(`again-${extension}`));
    for (const path of paths) {
      const again = path.replace(output, folder.file(`again-${extension}`));
      expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
    }
  });
});

test('where limiting moves what they are together, all are made again', async () => {
  const preset = folder.file('stereo.preset');
  const normalize = 'normalize(-16 LUFS, ceiling: -1 dBTP, max_reduction: 12 dB)';
  writeFileSync(preset, `preset both v1 { input track: Audio output track |> channels(stereo) |> ${normalize} }`);
  const to = ['--profile', 'wav_master_v1', '-o', folder.file('moved')];
  const { album, tracks } = await runAlbum(preset, ...(await tracksOf(folder, 'music', 'speech')), ...to);
  const loudness = await loudnessInARow(tracks.map((track) => track.output.path));
  expect(album.corrections).toBe(1);
  expect(Math.abs(loudness - -16)).toBeLessThanOrEqual(0.1);
  const moved = tracks.map((track) => {
    const [source] = Object.values(track.inputs);
    return (track.output.loudness.integratedLufs ?? 0) - (source?.loudness.integratedLufs ?? 0);
  });
  expect(Math.abs((moved[0] ?? 0) - (moved[1] ?? 0))).toBeLessThanOrEqual(0.1);
});

test('where the peaks are not to be limited, all tracks take as little gain as the hottest of them', async () => {
  const tracks = await tracksOf(folder, ...names);
  const output = folder.file('lowered');
  const to = ['--set', 'target=-10', '--profile', 'flac_archive_v1', '-o', output];
  const preset = folder.file('lowering.preset');
  const param = 'param target: Loudness = -14 LUFS in -20 LUFS .. -8 LUFS';
  const normalize = 'normalize(target, ceiling: -1 dBTP, when_hot: lower)';
  writeFileSync(preset, `preset lowering v1 { input track: Audio ${param} output track |> ${normalize} }`);
  const report = await runAlbum(preset, ...tracks, ...to);
  expect(report.album.isLowered).toBe(true);
  expect(report.tracks.map(({ gainDb }) => gainDb)).toEqual(names.map(() => report.album.gainDb));
  const [hottest] = report.tracks;
  expect(hottest?.output.loudness.truePeakDbtp).toBeCloseTo(-1.3, 1); // the ceiling, and room for other meters
});

test('a track without loudness takes the gain of the others, and counts for nothing', async () => {
  const tracks = await tracksOf(folder, 'speech', 'silence', 'tone_300ms', 'music_sparse');
  const output = folder.file('with-silence');
  const to = ['--set', 'target=-20', '--profile', 'wav_master_v1', '-o', output];
  const { exitCode, stdout } = await lathe(['run', 'loudness_only_v1', '--album', ...tracks, ...to]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ silence\.wav +- +- +- +([+-]\d+\.\d\d dB) +linear {3}✔ pass$/m);
  expect(stdout).toMatch(/^ together +-\d+\.\d LUFS +-20\.0 LUFS +[+-]\d+\.\d\d dB +✔ pass$/m);
  expect(stdout.match(/^ \S+ has no loudness/gm)).toEqual([
    ' silence.wav has no loudness',
    ' tone_300ms.wav has no loudness',
  ]);
  expect(readdirSync(output)).toHaveLength(4);
});

test('what a preset does before its last normalize is done to each track first', async () => {
  const tracks = await tracksOf(folder, 'speech', 'speech_quiet', 'speech_interview');
  const output = folder.file('cleaned');
  const report = await runAlbum('dialogue_clean_v1', ...tracks, '--profile', 'mp3_podcast_v1', '-o', output);
  expect(report.album.afterLufs).toBeCloseTo(-16, 1);
  expect(report.tracks.map(({ gainDb }) => gainDb)).toEqual(Array(3).fill(report.tracks[0]?.gainDb));
});

describe('an album that fails leaves nothing', () => {
  const fails = async (preset: string, ...args: readonly string[]) => {
    const output = folder.file('failed/deep');
    const to = ['--profile', 'wav_master_v1', '-o', output, '--json'];
    const { exitCode, stdout } = await lathe(['run', preset, '--album', ...args, ...to]);
    expect(existsSync(folder.file('failed'))).toBe(false);
    return { exitCode, error: (JSON.parse(stdout) as { error: { code: string; message: string } }).error };
  };

  test('where a track misses its specification, which is named', async () => {
    const preset = folder.file('strict.preset');
    const normalize = 'normalize(-10 LUFS, ceiling: -1 dBTP, max_reduction: 1 dB)';
    writeFileSync(preset, `preset strict v1 { input track: Audio output track |> ${normalize} }`);
    const failed = await fails(preset, ...(await tracksOf(folder, 'music_sparse', 'music_dense')));
    expect(failed).toMatchObject({ exitCode: 2, error: { code: 'qc/out_of_spec' } });
    expect(failed.error.message).toMatch(/music_dense\.wav': the master does not meet/);
  });

  test('where a file is not there', async () => {
    const missing = ['--in', folder.file('nowhere.wav')];
    const failed = await fails('loudness_only_v1', ...(await tracksOf(folder, 'music')), ...missing);
    expect(failed.error).toMatchObject({ code: 'input/missing', message: expect.stringContaining('nowhere.wav') });
  });

  test('where no track has a loudness', async () => {
    const failed = await fails('loudness_only_v1', ...(await tracksOf(folder, 'silence', 'tone_300ms')));
    expect(failed.error).toMatchObject({ code: 'input/silent' });
  });

  test.each([
    ['a single track', 'loudness_only_v1', ['music'], 'usage/album_tracks'],
    ['two tracks of one name', 'loudness_only_v1', ['music', 'music'], 'usage/album_names'],
    ['a preset with two inputs', 'voice_over_music_v1', ['music', 'speech'], 'preset/no_album'],
    ['a preset that asks for no loudness', 'to_mono_v1', ['music', 'speech'], 'preset/no_album'],
    ['a preset that asks for an rms level', 'audiobook_acx_v1', ['music', 'speech'], 'preset/no_album'],
  ])('as of %s', async (_, preset, of, code) => {
    expect(await fails(preset, ...(await tracksOf(folder, ...of)))).toMatchObject({ exitCode: 2, error: { code } });
  });

  test('and keeps what stood there', async () => {
    const tracks = await tracksOf(folder, 'music', 'speech');
    const output = folder.file('kept');
    const to = ['--profile', 'wav_master_v1', '-o', output];
    await runAlbum('loudness_only_v1', ...tracks, ...to);
    const again = await lathe(['run', 'loudness_only_v1', '--album', ...tracks, ...to]);
    expect(again.stderr).toContain('error[output/exists]');
    expect(readdirSync(output)).toEqual(['music.wav', 'speech.wav']);
  });
});
