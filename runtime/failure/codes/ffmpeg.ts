import { internal, outage, refusal } from '../definition.ts';
import { listed, quoted } from '../wording.ts';

/** Failures of the FFmpeg programs themselves. */
export const ffmpegCodes = {
  'ffmpeg/missing': outage<{ program: string; tried: string; variable: string }>(3, ({ program, tried, variable }) => ({
    message: `${program} was not found (looked for ${quoted(tried)})`,
    hint: `install it (Debian, Ubuntu: apt-get install ffmpeg), or set ${variable} to its path`,
  })),
  'ffmpeg/too_old': outage<{ path: string; found: string; minimum: string }>(3, ({ path, found, minimum }) => ({
    message: `${quoted(path)} is FFmpeg ${found}; ${minimum} or newer is needed`,
    hint: 'install a newer FFmpeg, or set LATHE_FFMPEG to one',
  })),
  'ffmpeg/lacks': outage<{ path: string; version: string; missing: readonly string[] }>(
    3,
    ({ path, version, missing }) => ({
      message: `FFmpeg ${version} at ${quoted(path)} lacks ${listed(missing)}`,
      hint: "install a full build (Debian's ffmpeg package has everything), or set LATHE_FFMPEG to one",
    }),
  ),
  'ffmpeg/failed': internal<{ exitCode: number | undefined; reason: string }>(({ exitCode, reason }) => ({
    message: `FFmpeg stopped with exit code ${exitCode ?? 'none'}: ${reason}`,
    hint: 'the excerpt shows its last words; report it together with the input and the preset',
  })),
  'ffmpeg/killed': outage<{ signal: string }>(1, ({ signal }) => ({
    message: `FFmpeg was killed from outside (${signal})`,
    hint: 'the system may be out of memory, or someone ended the process; look at its log and try again',
  })),
  'ffmpeg/not_confined': outage<{ level: string; reason: string }>(3, ({ level, reason }) => ({
    message: `FFmpeg cannot be confined by ${level}: ${reason}`,
    hint: 'docs/security.md says what each level needs; `auto` takes the strongest that works',
  })),
  'ffmpeg/over_limits': refusal<{ of: 'memory' | 'processor' | 'file'; limit: number }>('POLICY', ({ of, limit }) => ({
    message: `FFmpeg reached its limit of ${resources[of](limit)}`,
    hint: 'a damaged file can ask for anything; where the file is sound, raise the limit',
  })),
} as const;

const resources = {
  memory: (bytes: number) => `${Math.floor(bytes / 1e6)} MB of memory`,
  processor: (seconds: number) => `${seconds} s of processor time`,
  file: (bytes: number) => `${Math.floor(bytes / 1e6)} MB in one file`,
};
