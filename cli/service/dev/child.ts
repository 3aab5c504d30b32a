import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A program to be run beside this one. */
export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  readonly folder: string;
  /** Whether it is given a channel, which closes when this process is gone, however it went. */
  readonly hasChannel?: boolean;
  /** Told each line that it writes, to either of its outputs. */
  readonly onLine: (line: string) => void;
}

/** A program that runs. */
export interface Child {
  readonly pid: number | undefined;
  /** Resolves when it is gone and all that it wrote was told, with how it ended. */
  readonly gone: Promise<string>;
  readonly tell: (signal: NodeJS.Signals) => void;
}

/**
 * Starts a program in a process group of its own: Ctrl-C at the terminal reaches this process alone, which ends the others
 * in order.
 */
export function startChild({ path, args, environment, folder, hasChannel = false, onLine }: Program): Child {
  const child = spawn(path, args, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', ...(hasChannel ? (['ipc'] as const) : [])],
  });
  for (const output of [child.stdout, child.stderr] as readonly (Readable | null)[]) {
    if (output !== null) createInterface({ input: output }).on('line', onLine);
  }
  const { promise: gone, resolve } = Promise.withResolvers<string>();
  child.once('error', (error) => resolve(error.message));
  child.once('close', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
  return { pid: child.pid, gone, tell: (signal) => void child.kill(signal) };
}
