import { constants } from 'node:os';
import type { FailureContext, LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';
import type { Confinement } from './confinement.ts';

/** How a confined process ended. */
export interface ConfinedEnding {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** The lines that it wrote to its standard error; what a file says of itself is among them. */
  readonly lines: readonly string[];
  /** What FFmpeg itself said of level error or worse. */
  readonly complaints: readonly string[];
}

/** bubblewrap hands on the signal that ended its child as an exit code. */
const SIGNAL_BASE = 128;

/**
 * Returns the signal that an exit code of bubblewrap stands for.
 *
 * FFmpeg's own codes reach as far, so this is for a program that did not end by itself.
 */
export function signalOf({ level }: Confinement, exitCode: number | undefined): NodeJS.Signals | undefined {
  if (level !== 'bubblewrap' || exitCode === undefined) return undefined;
  const names = Object.keys(constants.signals) as NodeJS.Signals[]; // the keys of this object
  return names.find((name) => constants.signals[name] === exitCode - SIGNAL_BASE);
}

/** What speaks before FFmpeg does. FFmpeg's lines begin with their level. */
const WRAPPER = /^(?:bwrap|prlimit|setpriv|nice): /;

/**
 * Tells whether it was the confinement that failed, or one of its limits that was reached.
 *
 * @param cpuSeconds the processor time that the process had
 */
export function explainConfined(
  confinement: Confinement,
  ending: ConfinedEnding,
  cpuSeconds: number,
  context: FailureContext = {},
): LatheFailure | undefined {
  if (confinement.level === 'none') return undefined;
  const { level, limits } = confinement;
  const { exitCode, signal, lines } = ending;
  const [first] = lines;
  if (exitCode !== undefined && first !== undefined && lines.every((line) => WRAPPER.test(line))) {
    return failure('ffmpeg/not_confined', { level, reason: first }, context);
  }
  if (signal === 'SIGXFSZ') return failure('ffmpeg/over_limits', { of: 'file', limit: limits.fileBytes }, context);
  if (signal !== 'SIGXCPU' && !lines.some((line) => CAUGHT_XCPU.test(line))) return undefined;
  // FFmpeg goes on for as long as it may after it ran out of memory.
  const cause = explainMemory(confinement, ending, context);
  return cause ?? failure('ffmpeg/over_limits', { of: 'processor', limit: cpuSeconds }, context);
}

const CAUGHT_XCPU = new RegExp(`^\\[info\\] Exiting normally, received signal ${constants.signals.SIGXCPU}\\.$`);

/** In the words of glibc and of musl. */
const OUT_OF_MEMORY = /Cannot allocate memory|Out of memory/;

/** The loader ends with this code where not even the libraries can be mapped. */
const loaderExitCode = 127;

/**
 * Tells whether a process ran into its limit of memory. FFmpeg may go on after that, and even succeed, with sound that
 * is not there.
 */
export function explainMemory(
  confinement: Confinement,
  { exitCode, lines, complaints }: Pick<ConfinedEnding, 'exitCode' | 'lines' | 'complaints'>,
  context: FailureContext = {},
): LatheFailure | undefined {
  if (confinement.level === 'none') return undefined;
  const isUnloaded = exitCode === loaderExitCode && lines.some((line) => line.includes('failed to map segment'));
  if (!isUnloaded && !complaints.some((line) => OUT_OF_MEMORY.test(line))) return undefined;
  return failure('ffmpeg/over_limits', { of: 'memory', limit: confinement.limits.addressSpaceBytes }, context);
}
