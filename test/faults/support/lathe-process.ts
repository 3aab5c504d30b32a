import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One process of the service, started as its operator starts it: a command and environment variables. */
export interface LatheProcess {
  readonly name: string;
  readonly pid: number;
  readonly isRunning: boolean;
  /** The last lines that it wrote, to either output. */
  readonly lines: readonly string[];
  /** Resolves with the next line that matches; rejects where the process ends before. */
  says(pattern: RegExp): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** Kills it with SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Tells it to end, and waits until it is gone. */
  end(): Promise<void>;
}

const KEPT_LINES = 400;
const program = fileURLToPath(new URL('../../../cli/lathe.js', import.meta.url));

export function startLathe(
  command: 'api' | 'worker',
  environment: Readonly<Record<string, string>>,
  name: string = command,
): LatheProcess {
  const child = spawn(process.execPath, [program, command], {
    env: { ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close').then(() => undefined);
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      for (const look of waiting) look(line);
    });
  }
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid: child.pid ?? 0,
    get isRunning() {
      return isRunning();
    },
    lines,
    says: (pattern) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const look = (line: string): void => {
        if (!pattern.test(line)) return;
        waiting.delete(look);
        resolve(line);
      };
      waiting.add(look);
      void gone.then(() => reject(new Error(`${name} ended without ${pattern}:\n${lines.slice(-20).join('\n')}`)));
      return promise;
    },
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      child.kill('SIGTERM');
      child.kill('SIGCONT');
      await gone;
    },
  };
}

/** What a process of the service may know of this one. */
function inherited(): Readonly<Record<string, string>> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(LATHE_|AWS_|REDIS_|NODE_OPTIONS|VITEST)/.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
