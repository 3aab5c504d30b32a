import { copyFile } from 'node:fs/promises';
import { execa } from 'execa';
import { samplePath } from '../../golden/samples/index.ts';
import type { AlbumReport } from '../../runtime/engine/album/report.ts';
import { type Folder, lathe } from '../e2e/support/lathe.ts';

/** Puts samples into a folder under their own names; returns the arguments that make them tracks. */
export async function tracksOf(folder: Folder, ...names: readonly string[]): Promise<readonly string[]> {
  const placed = names.map(async (name) => {
    await copyFile(await samplePath(name), folder.file(`${name}.wav`));
    return ['--in', folder.file(`${name}.wav`)];
  });
  return (await Promise.all(placed)).flat();
}

/** Masters an album with `lathe run --album --json`. */
export async function runAlbum(preset: string, ...args: readonly string[]): Promise<AlbumReport> {
  const { exitCode, stdout, stderr } = await lathe(['run', preset, '--album', '--json', ...args]);
  if (exitCode !== 0) throw new Error(`lathe run ${preset} ended with ${exitCode}:\n${stderr}`);
  return JSON.parse(stdout) as AlbumReport; // what the command prints
}

/** LUFS of files that an FFmpeg of its own plays one after the other. */
export async function loudnessInARow(paths: readonly string[]): Promise<number> {
  const entries = paths.map((_, index) => `[${index}:a]aresample=48000,aformat=channel_layouts=stereo[t${index}];`);
  const joined = `${paths.map((_, index) => `[t${index}]`).join('')}concat=n=${paths.length}:v=0:a=1`;
  const graph = `${entries.join('')}${joined},ebur128=metadata=1:framelog=verbose,ametadata=mode=print:file=-`;
  const inputs = paths.flatMap((path) => ['-i', path]);
  const args = ['-nostdin', '-v', 'error', ...inputs, '-filter_complex', graph, '-f', 'null', '-'];
  const { stdout } = await execa('ffmpeg', args, { maxBuffer: 2 ** 28 });
  return Number(stdout.match(/(?<=lavfi\.r128\.I=)\S+/g)?.at(-1));
}
