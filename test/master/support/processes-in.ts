import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Returns the processes that work below a folder and whose command line holds a text, as pids. */
export function processesIn(folder: string, text: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => told(() => readlinkSync(`/proc/${pid}/cwd`)).startsWith(folder))
    .filter((pid) => told(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).includes(text))
    .map(Number);
}

/** What the system tells of a process; nothing of one that ended since. */
function told(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}
