import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/** A program with its arguments. */
export type CommandLine = readonly [string, ...string[]];

/** The middle of the values, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}

/**
 * Times several ways of doing a thing in turns (A B C, A B C...), so that what else happens on the machine meets all of
 * them alike.
 *
 * @returns the median wall seconds of each way, in their order
 */
export async function interleave(ways: readonly (() => Promise<void>)[], runs: number): Promise<readonly number[]> {
  const seconds: number[][] = ways.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, way] of ways.entries()) {
      const started = performance.now();
      await way();
      seconds[index]?.push((performance.now() - started) / 1000);
    }
  }
  return seconds.map(median);
}

/**
 * Runs a whole process to its end.
 *
 * @returns what it wrote to standard error
 * @throws Error when it ends with anything but 0
 */
export async function runToEnd(command: CommandLine): Promise<string> {
  const { stderr, ended } = start(command);
  await ended;
  return stderr();
}

/**
 * Runs a process and watches the Node processes in its tree.
 *
 * @returns the highest resident memory that any of them had, in megabytes (VmHWM)
 */
export async function peakMemory(command: CommandLine): Promise<number> {
  const { pid, ended } = start(command);
  let peak = 0;
  let running = true;
  const watched = (async () => {
    while (running) {
      for (const process of await nodeProcesses(pid)) peak = Math.max(peak, await highWater(process));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  try {
    await ended;
  } finally {
    running = false;
    await watched;
  }
  return peak;
}

function start([program, ...args]: CommandLine): { pid: number; stderr: () => string; ended: Promise<void> } {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${said}`));
    });
  });
  return { pid: child.pid ?? 0, stderr: () => said, ended };
}

/** The process and its descendants, as far as they are Node. */
async function nodeProcesses(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), await statusField(Number(name), 'PPid'));
  }
  const isInTree = (pid: number): boolean => pid === root || (parents.has(pid) && isInTree(parents.get(pid) ?? 0));
  const found: number[] = [];
  for (const pid of parents.keys()) if (isInTree(pid) && (await isNode(pid))) found.push(pid);
  return found;
}

async function isNode(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return /(^|\/)node$/.test(commandLine.split('\0')[0] ?? '');
}

async function highWater(pid: number): Promise<number> {
  return (await statusField(pid, 'VmHWM')) / 1000;
}

/** A number of /proc/PID/status; 0 where the process has gone. */
async function statusField(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}
