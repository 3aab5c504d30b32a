import type { Cancellable } from '../storage/storage.ts';
import type { Surroundings } from './worker.ts';

const DAY_MS = 86_400_000;

/**
 * Removes what was kept of failed attempts and has expired. Several workers may do so at once.
 *
 * @param options.now milliseconds since 1970
 * @returns how many objects were removed
 */
export async function sweepDebug(
  { storage, ledger, debugDays }: Pick<Surroundings, 'storage' | 'ledger' | 'debugDays'>,
  { now = Date.now(), signal }: Cancellable & { readonly now?: number } = {},
): Promise<number> {
  const oldest = now - debugDays * DAY_MS;
  let removed = 0;
  let cursor: string | undefined;
  do {
    const page = await storage.list(ledger.keys.debugs, { cursor, signal });
    for (const { uri, modifiedAt } of page.objects) {
      if (modifiedAt.getTime() > oldest) continue;
      await storage.remove(uri, { signal });
      removed += 1;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return removed;
}
