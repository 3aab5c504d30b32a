import { spawnSync } from 'node:child_process';
import { SetupError } from './setup-error.mjs';

const OLDEST = [5, 1];

/**
 * Looks at the FFmpeg that Lathe will use: `LATHE_FFMPEG`, else `ffmpeg` on the PATH.
 * @returns {string | undefined} what is wrong with it, undefined when it will do
 * @throws {SetupError} when `LATHE_FFMPEG` is set and wrong, since installing another would not help
 */
export function ffmpegProblem() {
  const chosen = process.env.LATHE_FFMPEG;
  const problem = problemOf(chosen || 'ffmpeg');
  if (chosen && problem) throw new SetupError(`LATHE_FFMPEG=${chosen} ${problem}. Correct it or unset it.`);
  return problem;
}

function problemOf(program) {
  const run = spawnSync(program, ['-version'], { encoding: 'utf8' });
  if (run.error) return 'is not installed';
  if (run.status !== 0) return 'does not run';
  const version = /^ffmpeg version n?(\d+)\.(\d+)/.exec(run.stdout);
  // Builds from git carry no number; they are newer than any release that is too old.
  if (!version) return undefined;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return isOld ? `is version ${major}.${minor}, and ${OLDEST.join('.')} or newer is needed` : undefined;
}
