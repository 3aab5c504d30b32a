import { constants, setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { execa } from 'execa';
import type { LatheFailure } from '../../failure/failure.ts';
import { inStage } from '../../failure/failure.ts';
import { confine } from '../confinement/confine.ts';
import { signalOf } from '../confinement/explain.ts';
import { checkLeftBehind } from '../confinement/left-behind.ts';
import { processorSeconds } from '../confinement/limits.ts';
import { cancelled } from './cancelled.ts';
import { diagnose, type Ending, isDiskFull, ranOutOfMemory } from './diagnose.ts';
import { childEnvironment } from './environment.ts';
import { openedFiles } from './inputs.ts';
import { splitLines } from './lines.ts';
import type { LogDigest } from './log.ts';
import { openLog } from './log.ts';
import { progressReader } from './progress.ts';
import type { FfmpegRun, FfmpegSpec } from './spec.ts';
import { watch } from './watchdog.ts';

/** A process that runs. */
export interface Started {
  /** What it writes to its standard output; null unless asked for. */
  readonly stdout: Readable | null;
  /** Resolves when it succeeded; rejects with a typed failure otherwise, after the process is gone. */
  readonly outcome: Promise<FfmpegRun>;
  /** Ends the process and all it started; the outcome rejects with this failure, unless it had ended by itself. */
  stop(reason: LatheFailure): void;
}

/** What connects a process to another one. */
export interface Connection {
  /** Where its standard input comes from: the output of another process; nothing by default. */
  readonly stdin?: Readable;
  /** Whether its standard output is a pipe for another process; it goes nowhere by default. */
  readonly pipesOut?: boolean;
}

/** Starts FFmpeg in a process group of its own, without a shell, confined and under its limits. */
export function start(spec: FfmpegSpec, connection: Connection = {}): Started {
  const argv = [...prefix(spec), ...spec.args];
  const begun = performance.now();
  const child = spawn(spec, argv, connection);
  if (spec.isBackground === true && spec.confinement.level === 'none') yieldToOthers(child.pid);
  let stoppedFor: LatheFailure | undefined;
  const stop = (reason: LatheFailure): void => {
    stoppedFor ??= reason;
    child.kill();
  };
  const unguard = guard(spec, child.stdio[3], stop);
  const outcome = follow(spec, child, argv).finally(unguard);

  return {
    stdout: child.stdout,
    stop,
    outcome: outcome.then(async ({ ending, digest }) => {
      if (stoppedFor !== undefined && ending.exitCode === undefined)
        throw stopReason(spec, stoppedFor, { ...ending, ...digest });
      if (hasFailed(spec, { ...ending, ...digest }))
        throw diagnose(
          { ...spec, cpuSeconds: processorSeconds(spec.confinement, spec.limits.totalSeconds) },
          { ...ending, ...digest },
        );
      if (spec.confinement.level === 'bubblewrap') await checkLeftBehind(spec.cwd);
      return succeeded(spec, argv, digest, (performance.now() - begun) / 1000);
    }),
  };
}

/** Exit code 0 is no success where something could not be written, or there was no memory for it. */
function hasFailed(spec: FfmpegSpec, ending: Ending): boolean {
  return ending.exitCode !== 0 || isDiskFull(ending) || ranOutOfMemory(spec, ending) !== undefined;
}

/** What stands still for want of memory is told of that. */
function stopReason(spec: FfmpegSpec, stoppedFor: LatheFailure, ending: Ending): LatheFailure {
  const cause = stoppedFor.class === 'TIMEOUT' ? ranOutOfMemory(spec, ending) : undefined;
  return spec.stage === undefined ? (cause ?? stoppedFor) : inStage(cause ?? stoppedFor, spec.stage);
}

/** Level verbose, because FFmpeg tells only there how much it decoded, which is the test for truncation. */
function prefix({ cpuMode }: FfmpegSpec): readonly string[] {
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-y', '-v', 'repeat+level+verbose', '-benchmark'],
    ...['-progress', 'pipe:3'],
    ...(cpuMode === 'reproducible' ? ['-cpuflags', '0'] : []),
  ];
}

/**
 * SIGKILL at once: nothing that FFmpeg could still finish is of use, a frozen process heeds no other signal, and what
 * it leaves lies in the workspace. `killDescendants` makes it a group of its own and kills that group, also when this
 * process exits.
 */
function spawn(spec: FfmpegSpec, argv: readonly string[], { stdin, pipesOut }: Connection) {
  const { program, args } = confine(
    spec.confinement,
    { program: spec.ffmpegPath, args: argv },
    {
      reads: openedFiles(argv),
      writes: [spec.cwd],
      cwd: spec.cwd,
      cpuSeconds: processorSeconds(spec.confinement, spec.limits.totalSeconds),
      isBackground: spec.isBackground === true,
    },
  );
  return execa(program, args, {
    cwd: spec.cwd,
    env: childEnvironment(),
    extendEnv: false,
    stdio: [stdin ?? 'ignore', pipesOut === true ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    buffer: false,
    reject: false,
    killDescendants: true,
    killSignal: 'SIGKILL',
    forceKillAfterDelay: false,
  });
}

/** What waits for the encoder anyway does not take its processor. */
function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // it has ended already, or this system has no priorities
  }
}

type Child = ReturnType<typeof spawn>;

/** Watches progress, limits and the abort signal; the function that it returns ends the watch. */
function guard(spec: FfmpegSpec, progress: unknown, stop: (reason: LatheFailure) => void): () => void {
  const watchdog = watch(spec.limits, stop);
  const read = progressReader((block) => {
    watchdog.advance(block.positionSeconds);
    spec.onProgress?.(block);
  });
  const splitter = splitLines(read);
  (progress as Readable | null)?.on('data', (chunk: Buffer) => splitter.push(chunk)); // fd 3 is piped above

  const cancel = (): void => stop(cancelled(spec.signal));
  if (spec.signal?.aborted === true) cancel();
  else spec.signal?.addEventListener('abort', cancel, { once: true });
  return () => {
    watchdog.stop();
    spec.signal?.removeEventListener('abort', cancel);
  };
}

/** Reads the log to its end and waits for the process. */
async function follow(spec: FfmpegSpec, child: Child, argv: readonly string[]) {
  const log = openLog(spec.logPath, [spec.ffmpegPath, ...argv]);
  const splitter = splitLines(log.take);
  child.stderr.on('data', (chunk: Buffer) => splitter.push(chunk));
  const [result] = await Promise.all([child, finished(child.stderr).catch(() => undefined)]);
  splitter.end();
  await log.close();
  const digest = log.digest();
  const spawnError =
    result.exitCode === undefined && result.signal === undefined ? (result.code ?? 'unknown') : undefined;
  return { ending: { ...ownEnding(spec, result, digest), spawnError }, digest };
}

/** How FFmpeg itself ended: by a signal if it has not told at its end what memory it took. */
function ownEnding(
  { confinement }: FfmpegSpec,
  { exitCode, signal }: { readonly exitCode?: number | undefined; readonly signal?: NodeJS.Signals | undefined },
  { bench }: LogDigest,
): Pick<Ending, 'exitCode' | 'signal'> {
  const handedOn = bench.maxRssBytes === undefined ? signalOf(confinement, exitCode) : undefined;
  return handedOn === undefined ? { exitCode, signal } : { exitCode: undefined, signal: handedOn };
}

function succeeded(spec: FfmpegSpec, argv: readonly string[], digest: LogDigest, wallSeconds: number): FfmpegRun {
  const { bench, ...told } = digest;
  return Object.freeze({
    argv: [spec.ffmpegPath, ...argv],
    exitCode: 0,
    wallSeconds,
    cpuSeconds: bench.cpuSeconds ?? 0,
    maxRssBytes: bench.maxRssBytes ?? 0,
    ...told,
    logPath: spec.logPath,
  });
}
