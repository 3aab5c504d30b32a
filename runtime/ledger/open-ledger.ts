import type { AttemptEnd, AttemptStart, JobRequest, JobResult } from '../../schemas/generated/job.ts';
import { isJobId, type JobId } from '../jobs/job-id.ts';
import type { Cancellable, Storage } from '../storage/storage.ts';
import { type Documents, documentsIn } from './documents.ts';
import type { Attempt, Ledger } from './ledger.ts';
import { type LedgerKeys, ledgerKeys } from './ledger-keys.ts';
import { type Survey, surveyNames } from './survey.ts';

/** Where a ledger is kept. */
export interface LedgerSite {
  readonly storage: Storage;
  /** Without a slash at its end, such as `s3://bucket/lathe`. */
  readonly base: string;
}

/**
 * Opens the ledger of a service. Every method throws what storage throws, and `ledger/damaged` for a document that is none.
 */
export function openLedger({ storage, base }: LedgerSite): Ledger {
  const keys = ledgerKeys(base);
  const documents = documentsIn(storage);
  return Object.freeze<Ledger>({
    keys,
    accept: async (request, options) => {
      const id = request.id as JobId; // made by newJobId, or read back from there
      const [standing] = await Promise.all([
        documents.writeFirst<JobRequest>(keys.request(id), request, options),
        documents.write(keys.pending(id), { id }, options),
      ]);
      return standing ?? request;
    },
    readRequest: (id, options) => documents.read<JobRequest>(keys.request(id), options),
    survey: (id, options) => survey(storage, keys, id, options),
    decide: async (result, options) => {
      const uri = keys.result(result.id as JobId, result.round); // as in accept
      return (await documents.writeFirst<JobResult>(uri, result, options)) ?? result;
    },
    readResult: (id, round, options) => documents.read<JobResult>(keys.result(id, round), options),
    beginRound: async (id, round, options) => {
      await documents.write(keys.pending(id), { id }, options);
      const token = { id, round, by: crypto.randomUUID() };
      const isFirst = (await documents.writeFirst(keys.round(id, round), token, options)) === undefined;
      // Again: who settles the round before may have removed the mark in between, and sees the new round from here on.
      await documents.write(keys.pending(id), { id }, options);
      return isFirst;
    },
    beginAttempt: (start, known, options) => beginAttempt(documents, keys, start, known, options),
    endAttempt: (end, options) =>
      documents.write(keys.attempt(end.id as JobId, end.attempt, 'ended.json'), end, options),
    attempts: (id, known, options) => readAttempts(documents, keys, id, known, options),
    markPublished: (id, round, options) => documents.write(keys.published(id, round), { id, round }, options),
    settle: (id, options) => storage.remove(keys.pending(id), options),
    pending: (options) => idsBelow(storage, keys.allPending, options),
    all: (options) => idsBelow(storage, keys.jobs, options),
    reserve: async (digest, reservation, options) =>
      (await documents.writeFirst(keys.idempotency(digest), reservation, options)) ?? reservation,
  });
}

async function survey(storage: Storage, keys: LedgerKeys, id: JobId, options: Cancellable = {}): Promise<Survey> {
  const prefix = keys.job(id);
  const names: string[] = [];
  for await (const uri of urisBelow(storage, prefix, options)) names.push(uri.slice(prefix.length));
  return surveyNames(names);
}

/** Numbers only grow: what a killed worker took stays taken, whatever Redis remembers. */
async function beginAttempt(
  documents: Documents,
  keys: LedgerKeys,
  start: Omit<AttemptStart, 'format' | 'attempt'>,
  { attempts }: Survey,
  options: Cancellable = {},
): Promise<AttemptStart> {
  let attempt = (attempts.at(-1)?.attempt ?? 0) + 1;
  while (true) {
    const claim: AttemptStart = { format: 1, ...start, attempt };
    const uri = keys.attempt(start.id as JobId, attempt, 'started.json'); // as in accept
    if ((await documents.writeFirst(uri, claim, options)) === undefined) return claim;
    attempt += 1;
  }
}

async function readAttempts(
  documents: Documents,
  keys: LedgerKeys,
  id: JobId,
  { attempts }: Survey,
  options: Cancellable = {},
): Promise<readonly Attempt[]> {
  const read = attempts.map(async ({ attempt, isEnded }): Promise<readonly Attempt[]> => {
    const start = await documents.read<AttemptStart>(keys.attempt(id, attempt, 'started.json'), options);
    if (start === undefined) return [];
    const ended = keys.attempt(id, attempt, 'ended.json');
    const end = isEnded ? await documents.read<AttemptEnd>(ended, options) : undefined;
    return [end === undefined ? { start } : { start, end }];
  });
  return (await Promise.all(read)).flat();
}

async function* idsBelow(storage: Storage, prefix: string, options: Cancellable = {}): AsyncIterable<JobId> {
  let before: string | undefined;
  for await (const uri of urisBelow(storage, prefix, options)) {
    const [name = ''] = uri.slice(prefix.length).split(/[/.]/);
    if (name !== before && isJobId(name)) yield name;
    before = name;
  }
}

async function* urisBelow(storage: Storage, prefix: string, options: Cancellable): AsyncIterable<string> {
  let cursor: string | undefined;
  do {
    const page = await storage.list(prefix, { ...options, cursor });
    for (const { uri } of page.objects) yield uri;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
