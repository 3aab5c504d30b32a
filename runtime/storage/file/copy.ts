import { unlessCancelled } from '../cancellation.ts';
import type { CopyOptions, Stored } from '../storage.ts';
import { checkBeforeReading } from '../verify.ts';
import { withObject } from './open-object.ts';
import { checkUnchanged, chunksOf } from './read.ts';
import type { Root } from './root.ts';
import { put } from './write.ts';

/** Where a copy begins or ends. */
export interface Place {
  readonly root: Root;
  readonly uri: string;
}

/** Copies a file of the store to another key, as whole as a put. */
export function copy({ root, uri }: Place, to: Place, { etag, signal }: CopyOptions = {}): Promise<Stored> {
  return unlessCancelled(signal, () =>
    withObject(root, uri, async (object) => {
      checkBeforeReading(uri, object, { etag });
      const source = {
        async *chunks() {
          yield* chunksOf(object, signal);
          await checkUnchanged(uri, object, object.bytes);
        },
      };
      return await put(to.root, to.uri, source, { signal });
    }),
  );
}
