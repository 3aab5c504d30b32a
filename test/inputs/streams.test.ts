import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StreamChoice } from '../../runtime/engine/probe/probe.ts';
import { lathe } from '../e2e/support/lathe.ts';
import { mediaFolder, NOISE, PICTURE } from '../engine/support/media.ts';
import { deliver, refusalOf } from './support/deliver.ts';
import { amplitudeOf, decode, streamsOf } from './support/listen.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const tone = (hertz: number) => ['-f', 'lavfi', '-i', `sine=${hertz}:d=1.5:r=48000`];
const picture = ['-f', 'lavfi', '-i', 'color=red:s=64x64:d=1'];

describe('a file with several audio streams', () => {
  const tones = [500, 1000, 2000];
  const languages = ['eng', 'ger', 'fre'];
  let several: string;
  let unmarked: string;
  beforeAll(() => {
    const streams = [...tones.flatMap(tone), '-map', '0', '-map', '1', '-map', '2', '-c:a', 'flac'];
    const tags = languages.flatMap((language, index) => [`-metadata:s:a:${index}`, `language=${language}`]);
    several = media.make('several.mka', ...streams, ...tags, '-disposition:a:1', 'default', '-disposition:a:0', '0');
    unmarked = media.make('unmarked.mp4', ...streams.slice(0, -1), 'aac', '-disposition:a', '0');
  });

  const choices: readonly (readonly [string, StreamChoice, number])[] = [
    ['the one marked as default, unless told otherwise', { by: 'default' }, 1],
    ['the first', { by: 'first' }, 0],
    ['by its number', { by: 'index', audioIndex: 2 }, 2],
    ['by its language', { by: 'language', language: 'fre' }, 2],
  ];
  it.each(choices)('%s', async (_, stream, index) => {
    const { path, report } = await deliver(several, { stream });

    expect(report.inputs.source?.stream).toEqual({ audioIndex: index, of: 3, language: languages[index] });
    expect(heard(path, 1)).toEqual([tones[index]]);
  });

  it('the first where none is marked as default', async () => {
    const { path, report } = await deliver(unmarked);

    expect(report.inputs.source?.stream).toMatchObject({ audioIndex: 0, of: 3 });
    expect(heard(path, 1)).toEqual([500]);
  });

  it('one that is not there is refused', async () => {
    expect(await refusalOf(several, { stream: { by: 'language', language: 'jpn' } })).toBe('input/stream_not_found');
    expect(await refusalOf(several, { stream: { by: 'index', audioIndex: 3 } })).toBe('input/stream_not_found');
  });

  it('the command says which one it took', async () => {
    const output = media.file('said.wav');
    const files = ['--in', several, '--profile', 'wav_master_v1', '-o', output];
    const { exitCode, stdout } = await lathe(['run', 'to_stereo_v1', ...files, '--stream', 'lang:ger']);

    expect({ exitCode, heard: heard(output, 2) }).toEqual({ exitCode: 0, heard: [1000] });
    expect(stdout).toContain('source: audio stream 1 (ger), counted from 0, of 3');
  });

  /** Those of the three tones that a master holds. */
  function heard(path: string, channels: number): readonly number[] {
    const [samples = new Float32Array()] = decode(path, channels);
    return tones.filter((hertz) => amplitudeOf(hertz, samples, 48_000) > 0.01);
  }
});

describe('a file with a picture', () => {
  it('and no sound is refused', async () => {
    expect(await refusalOf(media.make('mute.mp4', ...PICTURE, '-c:v', 'mpeg4'))).toBe('input/no_audio');
  });

  it('and sound gives the sound, or both with the picture first', async () => {
    const video = media.make('video.mp4', ...PICTURE, ...NOISE, '-c:v', 'mpeg4', '-c:a', 'aac');
    const sound = await deliver(video);
    const both = await deliver(video, { profile: 'mp4_audio_replaced' });

    expect(sound.report.output).toMatchObject({ codec: 'pcm', channels: 2 });
    expect(streamsOf(sound.path)).toEqual(['audio']);
    expect(streamsOf(both.path)).toEqual(['video', 'audio']);
  });
});

describe('attached cover art', () => {
  const covers = [
    ['song.mp3', 'libmp3lame'],
    ['song.m4a', 'aac'],
    ['song.flac', 'flac'],
  ] as const;
  it.each(covers)('of %s does not stand in the way, and is no picture', async (name, codec) => {
    const cover = ['-map', '0', '-map', '1', '-frames:v', '1', '-c:v', 'mjpeg', '-disposition:v', 'attached_pic'];
    const song = media.make(name, ...NOISE, ...picture, ...cover, '-c:a', codec);
    const { path } = await deliver(song, { profile: 'flac_archive' });

    expect(streamsOf(song)).toEqual(['audio', 'video']);
    expect(streamsOf(path)).toEqual(['audio']);
    expect(await refusalOf(song, { profile: 'mp4_audio_replaced' })).toBe('preset/inputs_mismatch');
  });
});
