import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';

/** Returns a hidden name beside a destination, for a file that becomes it by a rename. */
export function partialPath(destination: string): string {
  return join(dirname(destination), `.lathe-${randomUUID()}.part`);
}
