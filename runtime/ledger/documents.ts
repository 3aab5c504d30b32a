import { failure, LatheFailure } from '../failure/failure.ts';
import type { Cancellable, Storage } from '../storage/storage.ts';
import { shownUri } from '../storage/uri/shown-uri.ts';

/** Small JSON documents in storage. */
export interface Documents {
  /** @returns the document, or undefined where there is none */
  read<Document>(uri: string, options?: Cancellable): Promise<Document | undefined>;
  /**
   * Writes a document where there is none; the first one stays.
   *
   * @returns undefined where this one was written, else the one that stands there
   */
  writeFirst<Document extends object>(
    uri: string,
    document: Document,
    options?: Cancellable,
  ): Promise<Document | undefined>;
  write(uri: string, document: object, options?: Cancellable): Promise<void>;
}

/** Reads and writes documents; what is no JSON is `ledger/damaged`, and never taken for missing. */
export function documentsIn(storage: Storage): Documents {
  const read = async <Document>(uri: string, options: Cancellable = {}): Promise<Document | undefined> => {
    const content = await contentOf(storage, uri, options);
    return content === undefined ? undefined : (parse(uri, content) as Document); // written by this room alone
  };
  return {
    read,
    writeFirst: async (uri, document, options = {}) => {
      try {
        // The same content there already is this very put, repeated after its answer was lost.
        await storage.putBytes(uri, text(document), { ...options, ...json, ifAbsent: true });
        return undefined;
      } catch (thrown) {
        if (!(thrown instanceof LatheFailure) || thrown.code !== 'storage/exists') throw thrown;
      }
      return (await read(uri, options)) ?? document; // removed in between: then nothing contradicts it
    },
    write: async (uri, document, options = {}) => {
      await storage.putBytes(uri, text(document), { ...options, ...json });
    },
  };
}

const json = { contentType: 'application/json' } as const;

function text(document: object): string {
  return `${JSON.stringify(document, undefined, 1)}\n`;
}

async function contentOf(storage: Storage, uri: string, options: Cancellable): Promise<string | undefined> {
  try {
    return (await storage.getBytes(uri, options)).content.toString('utf8');
  } catch (thrown) {
    if (thrown instanceof LatheFailure && thrown.code === 'storage/not_found') return undefined;
    throw thrown;
  }
}

function parse(uri: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw failure('ledger/damaged', { uri: shownUri(uri) }, { cause });
  }
}
