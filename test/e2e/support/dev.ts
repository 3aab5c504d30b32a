import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../../cli/lathe.js', import.meta.url));

/** A `lathe dev` that runs, as somebody started it in a folder. */
export interface Dev {
  readonly process: ChildProcess;
  readonly url: string;
  /** The commands that it printed. */
  readonly submit: string;
  readonly curl: string;
  /** All that it printed so far. */
  readonly said: () => string;
  /** Waits until a text has been printed. */
  readonly says: (text: string) => Promise<void>;
  /** Sends a signal, and waits until it has ended. @returns its exit code, or the signal that ended it */
  readonly end: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
}

/** Starts `lathe dev` and waits until it says that it runs. */
export async function startDev(folder: string, ...args: readonly string[]): Promise<Dev> {
  const { npm_command: _, ...env } = process.env; // as if it were installed, however the tests were started
  const child = spawn(process.execPath, [launcher, 'dev', ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let text = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const says = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) {
      const next = [once(child.stdout, 'data'), once(child.stderr, 'data'), gone.then(() => 'gone')];
      if ((await Promise.race(next)) === 'gone' && !text.includes(wanted)) throw new Error(`it ended:\n${text}`);
    }
  };
  await says('Ctrl-C ends');
  return {
    process: child,
    url: /Lathe runs at (\S+)/.exec(text)?.[1] ?? '',
    submit: /(npx )?lathe jobs submit .*/.exec(text)?.[0] ?? '',
    curl: /curl .*/.exec(text)?.[0] ?? '',
    said: () => text,
    says,
    end: async (signal) => {
      child.kill(signal);
      const [code, by] = await gone;
      return by ?? code ?? -1;
    },
  };
}

/** Runs a command line as it stands, where `lathe` is installed. @returns what it prints */
export function asInstalled(command: string, folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(launcher, join(bin, 'lathe'));
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  return execFileSync('sh', ['-c', command], { encoding: 'utf8', cwd: folder, env });
}

/** Runs a command line as it stands, and reads the JSON that it prints. */
export function shell(command: string): Record<string, unknown> {
  return JSON.parse(execFileSync('sh', ['-c', command], { encoding: 'utf8' }));
}

/** Ids of the processes that work in a folder or below it, or have it on their command line; not those that are dead already. */
export function processesIn(folder: string): readonly number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return ids.filter((id) => belongsTo(id, folder)).map(Number);
}

function belongsTo(id: string, folder: string): boolean {
  try {
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return command !== '' && (readlinkSync(`/proc/${id}/cwd`).startsWith(folder) || command.includes(folder));
  } catch {
    return false; // it has ended
  }
}

/** Looks until nothing of a folder runs any more; whose parent is gone tells nobody when it ends. */
export async function untilNothingRuns(folder: string, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (processesIn(folder).length > 0) {
    if (performance.now() > deadline) throw new Error(`still there: ${processesIn(folder).join(', ')}`);
    await pause(50);
  }
}
