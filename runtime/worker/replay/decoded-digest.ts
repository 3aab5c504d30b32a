import { readFile } from 'node:fs/promises';
import { inputArguments } from '../../engine/process/inputs.ts';
import { limitsFor } from '../../engine/process/limits.ts';
import { runFfmpeg } from '../../engine/process/run.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { Attempt } from '../attempt.ts';

/**
 * The SHA-256 of the samples that a master decodes to, as 32-bit floats without SIMD, so that it depends on the file alone.
 *
 * @param name of its log and its figure in the folder
 */
export async function decodedDigest(
  { around, claim, notes }: Attempt,
  folder: Workspace,
  path: string,
  name: string,
): Promise<string> {
  const file = `${name}.sha256`;
  await runFfmpeg({
    ffmpegPath: around.host.ffmpegPath,
    confinement: around.host.confinement,
    args: [...inputArguments(path), '-map', '0:a:0', '-c:a', 'pcm_f32le', '-f', 'hash', '-hash', 'sha256', file],
    cwd: folder.directory,
    logPath: folder.path(`decode-${name}.log`),
    limits: around.limits.process ?? limitsFor(notes.mediaSeconds),
    cpuMode: 'reproducible',
    signal: claim.signal,
    stage: 'replay',
  });
  return (await readFile(folder.path(file), 'utf8')).trim();
}
