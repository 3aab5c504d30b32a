import type { JobId } from '../../jobs/job-id.ts';
import type { ApiContext } from '../context.ts';
import { objectStream } from '../stream/object-stream.ts';

/** A file of an attempt, by its name below the attempt's own place. */
export interface AttemptFile {
  readonly name: string;
  readonly uri: string;
  readonly bytes: number;
}

/** What storage keeps of an attempt that has ended. */
export interface AttemptLog {
  /** The worker's own lines, and in the last one the names of the files; undefined where the attempt has not ended. */
  readonly lines: AsyncIterable<Buffer> | undefined;
  readonly files: readonly AttemptFile[];
}

const WORKER_LOG = 'worker.jsonl';

/** What the ledger itself writes beside an attempt's files. */
const bookkeeping: ReadonlySet<string> = new Set(['started.json', 'ended.json']);

/** Looks up what an attempt left in storage. Names come from what is there, never from whoever asks. */
export async function attemptLog({ ledger, storage }: ApiContext, id: JobId, attempt: number): Promise<AttemptLog> {
  if (attempt < 1) return { lines: undefined, files: [] };
  const prefix = ledger.keys.attempt(id, attempt, '');
  const { objects } = await storage.list(prefix);
  const files = objects
    .map(({ uri, bytes }) => ({ name: uri.slice(prefix.length), uri, bytes }))
    .filter(({ name }) => !bookkeeping.has(name));
  const own = files.find(({ name }) => name === WORKER_LOG);
  if (own === undefined) return { lines: undefined, files };
  return { lines: linesOf(storage, own, lastLine(id, attempt, files)), files };
}

async function* linesOf(
  storage: ApiContext['storage'],
  { uri, bytes }: AttemptFile,
  last: string,
): AsyncGenerator<Buffer> {
  let endsWithBreak = true;
  for await (const chunk of objectStream(storage, uri, { start: 0, end: bytes - 1, totalBytes: bytes })) {
    const content = Buffer.from(chunk as Uint8Array); // no encoding was set: it gives bytes
    endsWithBreak = content.at(-1) === 0x0a;
    yield content;
  }
  yield Buffer.from(endsWithBreak ? last : `\n${last}`);
}

function lastLine(jobId: JobId, attempt: number, files: readonly AttemptFile[]): string {
  const told = files.map(({ name, bytes }) => ({
    name,
    bytes,
    href: `/v1/jobs/${jobId}/logs?attempt=${attempt}&file=${encodeURIComponent(name)}`,
  }));
  return `${JSON.stringify({ jobId, attempt, files: told })}\n`;
}
