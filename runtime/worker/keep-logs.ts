import { readdir, readFile } from 'node:fs/promises';
import { parseBench } from '../engine/process/bench.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import { asFailure } from '../failure/failure.ts';
import { type Attempt, attemptUri } from './attempt.ts';

/** Keeps what each FFmpeg of an attempt wrote, and notes the processor time that they tell of. It fails nothing. */
export async function keepLogs(attempt: Attempt, work: Workspace): Promise<void> {
  const { notes, log } = attempt;
  try {
    for (const name of await logsIn(work.directory)) {
      const text = await readFile(work.path(name), 'utf8');
      notes.cpuSeconds += cpuSecondsIn(text);
      await attempt.around.storage.putBytes(attemptUri(attempt, `logs/${name}`), text, { contentType: 'text/plain' });
    }
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    log.warn(`FFmpeg's logs could not be kept: ${message}`, { code });
  }
}

async function logsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.log')).map(({ name }) => name);
}

/** A process that was killed tells of none. */
function cpuSecondsIn(text: string): number {
  const lines = text.match(/bench: utime=.*$/gm) ?? [];
  return lines.reduce((sum, line) => sum + (parseBench(line)?.cpuSeconds ?? 0), 0);
}
