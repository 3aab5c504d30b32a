import { unlessCancelled } from '../cancellation.ts';
import type { CopyOptions, Stored } from '../storage.ts';
import { checkBeforeReading } from '../verify.ts';
import { withObject } from './open-object.ts';
import { checkUnchanged, chunksOf } from './read.ts';
import type { Root } from './root.ts';
import { put } from './write.ts';

/** Copies a file of the store to another key, as whole as a put. */
export function copy(root: Root, from: string, to: string, { etag, signal }: CopyOptions = {}): Promise<Stored> {
  return unlessCancelled(signal, () =>
    withObject(root, from, async (object) => {
      checkBeforeReading(from, object, { etag });
      const source = {
        async *chunks() {
          yield* chunksOf(object, signal);
          await checkUnchanged(from, object, object.bytes);
        },
      };
      return await put(root, to, source, { signal });
    }),
  );
}
