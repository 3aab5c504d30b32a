import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A worker in a process of its own: it takes one job, begins it, and ends it when it is told to. */
export interface WorkerProcess extends AsyncDisposable {
  /** The next thing that it says: ready, started, aborted, completed. */
  next(): Promise<Readonly<Record<string, unknown>>>;
  goOn(): void;
  kill(signal: NodeJS.Signals): void;
}

export function startWorker(url: string, name: string, lockSeconds: number): WorkerProcess {
  const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, url, name, String(lockSeconds)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error(`${name} has ended`);
      return JSON.parse(line.value);
    },
    goOn: () => void child.stdin.write('\n'),
    kill: (signal) => void child.kill(signal),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
