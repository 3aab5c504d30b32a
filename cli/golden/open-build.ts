import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Build } from '../../golden/compare/build.ts';
import { locate } from '../../runtime/engine/host/locate.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { childEnvironment } from '../../runtime/engine/process/environment.ts';
import { LatheFailure } from '../../runtime/failure/failure.ts';
import { usage } from '../failure/usage-failure.ts';

/**
 * Opens a build of FFmpeg by the path of its program, or by a name on the PATH. Its ffprobe is the one beside it: another
 * build's would answer for it.
 *
 * @throws UsageFailure `golden/no_ffmpeg`
 * @throws LatheFailure `ffmpeg/too_old`
 */
export async function openBuild(named: string): Promise<Build> {
  try {
    const ffmpeg = await locate('ffmpeg', { ...process.env, LATHE_FFMPEG: named });
    const ffprobe = await probeBeside(ffmpeg, named);
    const host = await openHost({ ...process.env, LATHE_FFMPEG: ffmpeg, LATHE_FFPROBE: ffprobe });
    const { text } = await host.version();
    const probeVersion = await versionOfProbe(ffprobe, named);
    return { name: named, host, version: text, probeVersion, fingerprint: await host.fingerprint('reproducible') };
  } catch (thrown) {
    if (!(thrown instanceof LatheFailure) || thrown.code !== 'ffmpeg/missing') throw thrown;
    throw usage('golden/no_ffmpeg', { named, reason: thrown.message });
  }
}

/** Beside the program, or beside what it is a link to. */
async function probeBeside(ffmpeg: string, named: string): Promise<string> {
  const folders = new Set([dirname(ffmpeg), dirname(await realpath(ffmpeg))]);
  for (const folder of folders) {
    try {
      return await locate('ffprobe', { LATHE_FFPROBE: join(folder, 'ffprobe') });
    } catch {
      // it may be in the other one
    }
  }
  throw usage('golden/no_ffmpeg', { named, reason: `there is no ffprobe in ${[...folders].join(' or ')}` });
}

async function versionOfProbe(ffprobe: string, named: string): Promise<string> {
  const { stdout, stderr, shortMessage } = await execa(ffprobe, ['-version'], {
    stdin: 'ignore',
    env: childEnvironment(),
    extendEnv: false,
    reject: false,
    timeout: 30_000,
  });
  const version = /^ffprobe version (\S+)/.exec(stdout)?.[1];
  if (version !== undefined) return version;
  const said = stderr.trim().split('\n').at(-1) || (shortMessage ?? 'it is not ffprobe');
  throw usage('golden/no_ffmpeg', { named, reason: `its ffprobe, ${ffprobe}, does not run: ${said}` });
}
