import { basename, dirname, extname, join, resolve } from 'node:path';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { probe } from '../../runtime/engine/probe/probe-file.ts';
import { type DemoJob, folder } from './job.ts';

/** One job for each of the user's files: its loudness, and nothing else, is changed. */
export async function ownJobs(files: readonly string[]): Promise<readonly DemoJob[]> {
  // npm starts scripts in the project's folder; the script hands on where npm was called.
  const paths = files.map((file) => resolve(process.env.CALLED_FROM ?? process.cwd(), file));
  const taken = new Set(
    paths.filter((path) => dirname(path) === resolve(folder)).map((path) => basename(path).toLowerCase()),
  );
  const jobs: DemoJob[] = [];
  for (const path of paths) {
    jobs.push((await isFilm(path)) ? filmJob(path, taken) : soundJob(path, taken));
  }
  return jobs;
}

function filmJob(path: string, taken: Set<string>): DemoJob {
  return {
    title: `${basename(path)}: levelled to -16 LUFS, the picture is copied`,
    preset: 'loudness_only_v1',
    inputs: [path],
    profile: 'mp4_audio_replaced_v1',
    output: freeName(path, '.mp4', taken),
  };
}

function soundJob(path: string, taken: Set<string>): DemoJob {
  return {
    title: `${basename(path)}: levelled to -16 LUFS`,
    preset: 'loudness_only_v1',
    inputs: [path],
    profile: 'audio_only_master_v1',
    output: freeName(path, '.m4a', taken),
  };
}

const pictures: ReadonlySet<string> = new Set(['h264', 'hevc', 'av1', 'vp9', 'mpeg4']);

/** Whether it holds a picture that MP4 takes as it is. Of what cannot be read, `lathe run` will say why. */
async function isFilm(path: string): Promise<boolean> {
  try {
    const { formats, video } = await probe({ host: await openHost(), path });
    return formats.includes('mp4') && video.some(({ codec }) => pictures.has(codec));
  } catch {
    return false;
  }
}

/** A name in the demo's folder that no other file of this run has. */
function freeName(path: string, extension: string, taken: Set<string>): string {
  const stem = basename(path, extname(path));
  let name = `${stem}${extension}`;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}${extension}`;
  taken.add(name.toLowerCase());
  return join(folder, name);
}
