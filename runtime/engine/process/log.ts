import { createWriteStream, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Bench } from './bench.ts';
import { parseBench } from './bench.ts';
import { parseDecodeError, parseInputCount, parseOutputCount } from './counts.ts';
import { isMeterFrame, isProblem, parseLogLine } from './log-line.ts';
import type { InputCount, LogLine, OutputCount } from './spec.ts';

/** What stays in memory of a log, whatever its length. */
export interface LogDigest {
  readonly inputs: readonly InputCount[];
  readonly outputs: readonly OutputCount[];
  readonly bench: Bench;
  readonly problems: readonly LogLine[];
  readonly tail: readonly string[];
  readonly summaries: ReadonlyMap<string, string>;
}

/** Takes a log line by line, writes it to its file and keeps what matters. */
export interface LogKeeper {
  take(line: string): void;
  digest(): LogDigest;
  /** Resolves when the file is written; a disk that is full loses the log, never the run. */
  close(): Promise<void>;
}

const KEPT_LINES = 200;
/** A damaged file can be complained about for hours. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

/**
 * Opens the log of one FFmpeg process. The meters' per-frame lines are left out: their metadata has the same.
 *
 * Always a new file, since FFmpeg writes in the same folder: what stands there under its name may be a link.
 *
 * @param argv the command, which is its first line, as JSON: a process that fails leaves no other trace of it
 */
export function openLog(path: string, argv: readonly string[]): LogKeeper {
  rmSync(path, { force: true });
  const file = createWriteStream(path, { flags: 'wx' });
  file.on('error', () => undefined); // told by the next write to the workspace that matters
  file.write(`${JSON.stringify(argv)}\n`);
  const state = emptyState();
  let previous: LogLine | undefined;

  return {
    take: (line) => {
      const parsed = parseLogLine(line);
      const isFrame = parsed !== undefined && isMeterFrame(parsed);
      if (isFrame) return;
      keepLast(state.tail, line);
      if (file.bytesWritten + file.writableLength < MAX_FILE_BYTES) file.write(`${line}\n`);
      if (parsed !== undefined) digestLine(state, parsed);
      else if (previous !== undefined) digestContinuation(state, previous, line);
      previous = parsed ?? previous;
    },
    digest: () => {
      const { decodeErrors, ...told } = state;
      return { ...told, inputs: told.inputs.map((count) => withDecodeErrors(count, decodeErrors)) };
    },
    close: async () => {
      file.end();
      await finished(file).catch(() => undefined);
    },
  };
}

interface State {
  inputs: InputCount[];
  outputs: OutputCount[];
  bench: Bench;
  problems: LogLine[];
  tail: string[];
  summaries: Map<string, string>;
  decodeErrors: Map<string, number>;
}

function emptyState(): State {
  return {
    inputs: [],
    outputs: [],
    bench: {},
    problems: [],
    tail: [],
    summaries: new Map(),
    decodeErrors: new Map(),
  };
}

function digestLine(state: State, line: LogLine): void {
  if (isProblem(line)) digestProblem(state, line);
  const input = parseInputCount(line.text);
  if (input !== undefined) state.inputs.push(input);
  const output = parseOutputCount(line.text);
  if (output !== undefined) state.outputs.push(output);
  state.bench = { ...state.bench, ...parseBench(line.text) };
  // FFmpeg builds a graph twice; the summary of the first, unused one is empty, and the later one replaces it.
  if (isSummaryHead(line)) state.summaries.set(instanceOf(line), '');
  if (line.source?.includes('astats') === true) addToSummary(state, line, line.text);
}

function digestProblem(state: State, line: LogLine): void {
  keepLast(state.problems, line);
  const stream = parseDecodeError(line.text);
  if (stream !== undefined) state.decodeErrors.set(stream, (state.decodeErrors.get(stream) ?? 0) + 1);
}

function digestContinuation(state: State, head: LogLine, line: string): void {
  if (isSummaryHead(head)) addToSummary(state, head, line);
}

function addToSummary(state: State, speaker: LogLine, line: string): void {
  const name = instanceOf(speaker);
  state.summaries.set(name, `${state.summaries.get(name) ?? ''}${line}\n`);
}

function isSummaryHead({ source, text }: LogLine): boolean {
  return source?.includes('ebur128') === true && text === 'Summary:';
}

/** `ebur128@m1` is called m1; one without a name goes by what FFmpeg calls it. */
function instanceOf({ source = '' }: LogLine): string {
  return source.replace(/^(?:ebur128|astats)@/, '');
}

/** FFmpeg 5 and 6 log each packet that fails; later ones count them. */
function withDecodeErrors(count: InputCount, logged: ReadonlyMap<string, number>): InputCount {
  const errors = logged.get(`${count.input}:${count.stream}`) ?? 0;
  return { ...count, decodeErrors: Math.max(count.decodeErrors, errors) };
}

function keepLast<T>(kept: T[], item: T): void {
  kept.push(item);
  if (kept.length > KEPT_LINES) kept.shift();
}
