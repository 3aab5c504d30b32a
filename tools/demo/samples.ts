import { copyFile, mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { print } from '../../cli/terminal/output.ts';
import { samplePath } from '../../golden/samples/index.ts';
import { type DemoJob, folder } from './job.ts';

/** A video with speech in it, and a voice-over with music. Makes the samples where they are not there yet. */
export async function sampleJobs(): Promise<readonly DemoJob[]> {
  print('Making the samples: a video with speech, a voice, and music to go under it...');
  const before = join(folder, 'before');
  await mkdir(before, { recursive: true });
  const place = async (name: string): Promise<string> => {
    const made = await samplePath(name);
    const placed = join(before, `${name}${extname(made)}`);
    await copyFile(made, placed);
    return placed;
  };
  const [film, voice, music] = await Promise.all([place('video_speech'), place('speech'), place('music_bed')]);
  return [
    {
      title: 'A video with speech: the voice is cleaned and levelled, the picture is copied',
      preset: 'dialogue_clean_v1',
      inputs: [film],
      profile: 'mp4_audio_replaced_v1',
      output: join(folder, 'video_speech.mp4'),
    },
    {
      title: 'A voice-over: the music repeats under the voice, and ducks while it speaks',
      preset: 'voice_over_music_v1',
      inputs: [`voice=${voice}`, `music=${music}`],
      profile: 'audio_only_master_v1',
      output: join(folder, 'voice_over.m4a'),
    },
  ];
}
