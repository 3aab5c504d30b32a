import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from '../engine/workspace/workspace.ts';
import { asFailure } from '../failure/failure.ts';
import type { Attempt } from './attempt.ts';

interface Leftover {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

const DAY_MS = 86_400_000;

/**
 * Keeps what an attempt left in its folders for inspection: intermediates, measurements, masters that were made and missed their
 * specification. It goes after some days. It fails nothing.
 */
export async function keepDebug(attempt: Attempt, folders: readonly Workspace[]): Promise<void> {
  const { around, claim, start, notes, log } = attempt;
  const { debug } = around.ledger.keys;
  const uriOf = (name: string): string => debug(claim.id, start.attempt, name);
  const expiresAt = new Date(Date.now() + around.debugDays * DAY_MS).toISOString();
  try {
    const { kept, leftOut } = withinLimit(await leftovers(folders), around.limits.maxDebugBytes);
    for (const { name, path } of kept) {
      await around.storage.putFile(uriOf(name), path);
      notes.names.set(path, uriOf(name));
    }
    const about = {
      id: claim.id,
      attempt: start.attempt,
      expiresAt,
      kept: kept.map(shown),
      leftOut: leftOut.map(shown),
    };
    await around.storage.putBytes(uriOf('about.json'), `${JSON.stringify(about, undefined, 1)}\n`, {
      contentType: 'application/json',
    });
    notes.debug = { uri: uriOf(''), expiresAt };
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    log.warn(`what the attempt left could not be kept: ${message}`, { code });
  }
}

function shown({ name, bytes }: Leftover) {
  return { name, bytes };
}

/** Logs are kept with the attempt itself, for as long as the job is; hidden files are no one's yet. */
async function leftovers(folders: readonly Workspace[]): Promise<readonly Leftover[]> {
  const found = await Promise.all(folders.map(({ directory }) => filesIn(directory)));
  return found.flat().filter(({ name }) => !name.endsWith('.log') && !/(^|\/)\./.test(name));
}

async function filesIn(folder: string): Promise<readonly Leftover[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (path) => ({ path, name: path.slice(folder.length + 1), bytes: (await stat(path)).size })),
  );
}

/** The smallest first: measurements say more than hours of sound. */
function withinLimit(all: readonly Leftover[], limit: number) {
  const kept: Leftover[] = [];
  const leftOut: Leftover[] = [];
  let left = limit;
  for (const one of all.toSorted((first, second) => first.bytes - second.bytes)) {
    (one.bytes <= left ? kept : leftOut).push(one);
    if (one.bytes <= left) left -= one.bytes;
  }
  return { kept, leftOut };
}
