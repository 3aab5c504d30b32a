import type { FailureContext, LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';
import type { Confinement } from '../confinement/confinement.ts';
import { type ConfinedEnding, explainConfined, explainMemory } from '../confinement/explain.ts';
import { explainFormatChange } from './explain-change.ts';
import { explainOpenFailure } from './explain-open.ts';
import { openedFiles } from './inputs.ts';
import type { LogLine } from './spec.ts';

/** How a process ended that did not succeed, and what it said. */
export interface Ending {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** Why it could not be started at all, as the system's code: `ENOENT`. */
  readonly spawnError: string | undefined;
  readonly problems: readonly LogLine[];
  readonly tail: readonly string[];
}

/** What was being done, to name the right file. */
export interface Attempt {
  readonly ffmpegPath: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly confinement: Confinement;
  /** Of processor time that it had. */
  readonly cpuSeconds: number;
  readonly stage?: string | undefined;
}

const EXCERPT_LINES = 12;

/** Turns the end of a process into the failure that tells a person what to do. */
export function diagnose(attempt: Attempt, ending: Ending): LatheFailure {
  const context = contextOf(attempt, ending);
  if (ending.spawnError !== undefined) return spawnFailure(attempt, ending.spawnError, context);
  const { confinement, cpuSeconds } = attempt;
  const confined = explainConfined(confinement, confinedEnding(ending), cpuSeconds, context);
  if (confined !== undefined) return confined;
  if (isDiskFull(ending)) return failure('output/disk_full', { path: attempt.cwd, neededBytes: undefined }, context);
  if (ending.signal !== undefined) return failure('ffmpeg/killed', { signal: ending.signal }, context);
  const caught = ending.tail
    .map((line) => /^\[info\] Exiting normally, received signal (\d+)\.$/.exec(line)?.[1])
    .find((found) => found !== undefined);
  if (caught !== undefined) return failure('ffmpeg/killed', { signal: `signal ${caught}` }, context);
  const paths = openedFiles(attempt.args);
  return (
    explainOpenFailure(paths, ending.problems, context) ??
    explainFormatChange(paths, ending.problems, context) ??
    ranOutOfMemory(attempt, ending, context) ??
    unforeseen(ending, context)
  );
}

/** Whether FFmpeg ran into a full disk or the file size limit; it can go on and exit with 0 after the former. */
export function isDiskFull({ problems, signal }: Pick<Ending, 'problems' | 'signal'>): boolean {
  return signal === 'SIGXFSZ' || problems.some(({ text }) => text.includes('No space left on device'));
}

/** The failure of a confined process that asked for more memory than it may have, whatever came of that. */
export function ranOutOfMemory(
  { confinement }: Pick<Attempt, 'confinement'>,
  ending: Ending,
  context: FailureContext = {},
): LatheFailure | undefined {
  return explainMemory(confinement, confinedEnding(ending), context);
}

function confinedEnding({ exitCode, signal, tail, problems }: Ending): ConfinedEnding {
  const complaints = problems.flatMap(({ level, text }) => (level === 'warning' ? [] : [text]));
  return { exitCode, signal, lines: tail, complaints };
}

function unforeseen(ending: Ending, context: FailureContext): LatheFailure {
  const first = ending.problems.find(({ level }) => level !== 'warning'); // what follows are its consequences
  const reason = first?.text ?? 'it gave no reason';
  return failure('ffmpeg/failed', { exitCode: ending.exitCode, reason }, context);
}

function spawnFailure(
  { ffmpegPath, args, confinement: { level } }: Attempt,
  code: string,
  context: FailureContext,
): LatheFailure {
  if (code === 'ENOENT' || code === 'EACCES') {
    if (level !== 'none') return failure('ffmpeg/not_confined', { level, reason: code }, context);
    return failure('ffmpeg/missing', { program: 'ffmpeg', tried: ffmpegPath, variable: 'LATHE_FFMPEG' }, context);
  }
  if (code === 'E2BIG') {
    const longestBytes = Math.max(...args.map((argument) => Buffer.byteLength(argument)));
    return failure('preset/graph_too_long', { longestBytes }, context);
  }
  return failure('ffmpeg/failed', { exitCode: undefined, reason: `it could not be started (${code})` }, context);
}

function contextOf({ stage }: Attempt, { problems, tail }: Ending): FailureContext {
  const words = problems.map(({ source, text }) => (source === undefined ? text : `${source}: ${text}`));
  const excerpt = (words.length > 0 ? words : tail).slice(-EXCERPT_LINES);
  return { excerpt, ...(stage === undefined ? {} : { stage }) };
}
