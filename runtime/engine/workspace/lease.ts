import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Who a workspace belongs to. */
export interface Lease {
  readonly host: string;
  readonly pid: number;
  /** When the process began, in clock ticks since boot: a pid alone is given again. Absent outside Linux. */
  readonly started?: string;
}

const FILE = 'lease.json';

/** Marks a folder as this process's. */
export async function writeLease(folder: string): Promise<void> {
  const started = await startOf(process.pid);
  const lease: Lease = { host: hostname(), pid: process.pid, ...(started === undefined ? {} : { started }) };
  await writeFile(join(folder, FILE), JSON.stringify(lease));
}

/** Returns whose a folder is, or undefined where it has no lease that can be read. */
export async function readLease(folder: string): Promise<Lease | undefined> {
  try {
    const lease: Partial<Lease> = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    return typeof lease.pid === 'number' && typeof lease.host === 'string' ? (lease as Lease) : undefined; // checked here
  } catch {
    return undefined;
  }
}

/** Whether the process of a lease is gone for certain: of another host, nobody can tell from here. */
export async function isAbandoned(lease: Lease): Promise<boolean> {
  if (lease.host !== hostname()) return false;
  if (!isRunning(lease.pid)) return true;
  return lease.started !== undefined && (await startOf(lease.pid)) !== lease.started;
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // there, and another user's
  }
}

/** The 22nd field of /proc/PID/stat; the second one is a name in brackets that may hold spaces. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
