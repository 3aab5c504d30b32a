import { constants } from 'node:os';
import type { FailureContext, LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';
import type { Confinement } from './confinement.ts';

/** How a confined process ended. */
export interface ConfinedEnding {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** The lines that it wrote to its standard error. */
  readonly lines: readonly string[];
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
  { exitCode, signal, lines }: ConfinedEnding,
  cpuSeconds: number,
  context: FailureContext = {},
): LatheFailure | undefined {
  if (confinement.level === 'none') return undefined;
  const { level, limits } = confinement;
  const [first] = lines;
  if (exitCode !== undefined && first !== undefined && lines.every((line) => WRAPPER.test(line))) {
    return failure('ffmpeg/not_confined', { level, reason: first }, context);
  }
  if (signal === 'SIGXFSZ') return failure('ffmpeg/over_limits', { of: 'file', limit: limits.fileBytes }, context);
  if (signal !== 'SIGXCPU' && !lines.some((line) => CAUGHT_XCPU.test(line))) return undefined;
  // FFmpeg goes on for as long as it may after it ran out of memory.
  const cause = explainMemory(confinement, lines, context);
  return cause ?? failure('ffmpeg/over_limits', { of: 'processor', limit: cpuSeconds }, context);
}

const CAUGHT_XCPU = new RegExp(`Exiting normally, received signal ${constants.signals.SIGXCPU}\\.`);

/** Of the C libraries, glibc and musl; then of the loader, where not even the libraries fit. */
const OUT_OF_MEMORY = /Cannot allocate memory|Out of memory|failed to map segment/;

/**
 * Tells whether a process ran into its limit of memory. FFmpeg may go on after that, and even succeed, with sound that
 * is not there.
 *
 * @param complaints what it said of level error or worse, or before it could speak at all
 */
export function explainMemory(
  confinement: Confinement,
  complaints: readonly string[],
  context: FailureContext = {},
): LatheFailure | undefined {
  if (confinement.level === 'none' || !complaints.some((line) => OUT_OF_MEMORY.test(line))) return undefined;
  return failure('ffmpeg/over_limits', { of: 'memory', limit: confinement.limits.addressSpaceBytes }, context);
}
