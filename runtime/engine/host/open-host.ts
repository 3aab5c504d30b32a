import { createHash } from 'node:crypto';
import { execa } from 'execa';
import { failure } from '../../failure/failure.ts';
import type { ResourceLimits, WantedConfinement } from '../confinement/confinement.ts';
import { probeConfinement } from '../confinement/probe-confinement.ts';
import { childEnvironment } from '../process/environment.ts';
import { openAnswerCache } from './answer-cache.ts';
import type { Capabilities, FfmpegHost, FfmpegVersion } from './host.ts';
import { parseListing } from './listings.ts';
import { locate } from './locate.ts';
import { missingFrom } from './requirements.ts';
import { isNewEnough, MINIMUM_VERSION, parseVersion } from './version.ts';

/** How a host is to be held. */
export interface HostOptions {
  /** Nothing by default: whoever takes files from others asks for `auto`. */
  readonly confinement?: WantedConfinement;
  /** For confined processes, in place of the defaults. */
  readonly limits?: Partial<ResourceLimits>;
}

/**
 * Finds the FFmpeg of this machine. No question is asked of it yet: each is when it is needed, at most once, and
 * remembered on disk. Where a confinement is asked for, FFmpeg is tried out in it.
 *
 * @throws LatheFailure `ffmpeg/missing`, `ffmpeg/not_confined` for a confinement that does not work here
 */
export async function openHost(
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
  { confinement: wanted = 'none', limits = {} }: HostOptions = {},
): Promise<FfmpegHost> {
  const [ffmpegPath, ffprobePath] = await Promise.all([locate('ffmpeg', environment), locate('ffprobe', environment)]);
  const programs = [ffmpegPath, ffprobePath];
  const confinement = await probeConfinement({ wanted, limits, programs, environment });
  const ask = await askerOf(ffmpegPath, environment);
  const version = once(async () => checkedVersion(ffmpegPath, await ask('-version')));
  const capabilities = once(() => listCapabilities(ask));

  return Object.freeze<FfmpegHost>({
    ffmpegPath,
    ffprobePath,
    confinement,
    version,
    capabilities,
    fingerprint: async (mode) => {
      const { banner } = await version();
      return createHash('sha256').update(`${banner}\ncpu ${mode}\n`).digest('hex');
    },
    require: async (requirements) => {
      const missing = missingFrom(await capabilities(), requirements);
      if (missing.length === 0) return;
      throw failure('ffmpeg/lacks', { path: ffmpegPath, version: (await version()).text, missing });
    },
  });
}

type Ask = (question: string) => Promise<string>;

async function askerOf(ffmpegPath: string, environment: Readonly<NodeJS.ProcessEnv>): Promise<Ask> {
  const cache = await openAnswerCache(ffmpegPath, environment);
  return async (question) => {
    const known = await cache.read(question);
    if (known !== undefined) return known;
    const answer = await runQuestion(ffmpegPath, question, environment);
    await cache.write(question, answer);
    return answer;
  };
}

async function runQuestion(
  ffmpegPath: string,
  question: string,
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<string> {
  const result = await execa(ffmpegPath, ['-hide_banner', question], {
    stdin: 'ignore',
    env: childEnvironment(environment),
    extendEnv: false,
    reject: false,
    timeout: 30_000,
    stripFinalNewline: false,
  });
  if (result.exitCode === 0) return result.stdout;
  const tried = `${ffmpegPath}, which does not run: ${result.stderr.trim().split('\n').at(-1) ?? result.shortMessage}`;
  throw failure('ffmpeg/missing', { program: 'ffmpeg', tried, variable: 'LATHE_FFMPEG' }, { cause: result });
}

function checkedVersion(path: string, banner: string): FfmpegVersion {
  const version = parseVersion(banner);
  if (version === undefined) {
    throw failure('ffmpeg/missing', {
      program: 'ffmpeg',
      tried: `${path}, which is not FFmpeg`,
      variable: 'LATHE_FFMPEG',
    });
  }
  if (isNewEnough(version)) return version;
  const minimum = `${MINIMUM_VERSION.major}.${MINIMUM_VERSION.minor}`;
  throw failure('ffmpeg/too_old', { path, found: version.text, minimum });
}

async function listCapabilities(ask: Ask): Promise<Capabilities> {
  const questions = ['-filters', '-encoders', '-muxers', '-demuxers'];
  const [filters, encoders, muxers, demuxers] = await Promise.all(questions.map(ask));
  return Object.freeze({
    filters: parseListing(filters ?? ''),
    encoders: parseListing(encoders ?? ''),
    muxers: parseListing(muxers ?? ''),
    demuxers: parseListing(demuxers ?? ''),
  });
}

/** Runs a task the first time it is asked for, and hands every later caller the same answer. */
function once<T>(task: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= task();
    return answer;
  };
}
