import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

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

/** The most memory that a process and all that it started took, in megabytes. */
export interface PeakMemory {
  /** Of any one Node process (VmHWM). */
  readonly node: number;
  /** Of all processes at one moment (VmRSS, looked at every 50 ms). */
  readonly all: number;
}

/** Runs a process to its end and watches the memory of its tree. */
export async function peakMemory(command: CommandLine): Promise<PeakMemory> {
  const { pid, ended } = start(command);
  let [node, all] = [0, 0];
  const watch = setInterval(() => {
    const tree = withDescendants(pid);
    for (const process of tree) if (isNode(process)) node = Math.max(node, megabytes(process, 'VmHWM'));
    all = Math.max(
      all,
      tree.reduce((sum, process) => sum + megabytes(process, 'VmRSS'), 0),
    );
  }, 50);
  await ended.finally(() => clearInterval(watch));
  return { node, all };
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

/** A process and all that it started, as far as they still run. */
function withDescendants(pid: number): readonly number[] {
  const children = processFile(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(withDescendants)];
}

function isNode(pid: number): boolean {
  return /(^|\/)node$/.test(processFile(pid, 'cmdline').split('\0')[0] ?? '');
}

function megabytes(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(processFile(pid, 'status'))?.[1];
  return Number(kilobytes ?? 0) / 1000;
}

/** A file of /proc/PID; empty where the process has gone. */
function processFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
