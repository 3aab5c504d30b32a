import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import { samplesOf } from '../../telemetry/samples.ts';
import type { QueueKeys } from '../keys.ts';
import { webhookBody } from '../webhooks/webhook-body.ts';
import { lastingIndexes } from './indexes.ts';
import { keepRecord, readKept } from './kept-record.ts';
import { transitionCounts } from './transition-figures.ts';

/** What a worker must still hold for its word to count. */
export interface HeldLock {
  readonly key: string;
  readonly token: string;
}

/** One write of a record: it counts if the record still is what it was `before`. */
export interface Transition {
  readonly before: JobRecord | undefined;
  readonly after: JobRecord;
  readonly event: JobEvent;
  /** Made once for each event: a write that is repeated, because its answer was lost, is known by it. */
  readonly writeId: string;
  readonly lock?: HeldLock | undefined;
  /** It is only written down again: nobody is told of it, and nothing counts. */
  readonly isPast: boolean;
}

export type Written =
  | { readonly kind: 'written'; readonly isCancelled: boolean }
  | { readonly kind: 'conflict'; readonly standing: JobRecord | undefined }
  | { readonly kind: 'lock_lost' };

const DAY_MS = 86_400_000;

/** What the transition script is given: its keys and arguments, in its order. */
export function transitionCommand(transition: Transition, keys: QueueKeys, keptDays: number) {
  return [[keys.prefix, transition.lock?.key ?? ''], argumentsOf(transition, keptDays)] as const;
}

/** What the transition script answered. */
export function readWritten(answer: unknown): Written {
  const [code, record, request] = answer as readonly [number, string?, string?]; // by the script's last lines
  if (code > 0) return { kind: 'written', isCancelled: code === 2 };
  if (code === -1) return { kind: 'lock_lost' };
  return { kind: 'conflict', standing: readKept(record, request) };
}

function argumentsOf({ before, after, event, writeId, lock, isPast }: Transition, keptDays: number) {
  const { id, state, attempt, updatedAt } = after;
  const { record, request } = keepRecord(after);
  const { notifyUrl } = after.request;
  const isNew = before === undefined;
  return [
    id,
    before?.version ?? 0,
    writeId,
    record,
    before?.state ?? '',
    state,
    attempt,
    JSON.stringify(event),
    Date.parse(updatedAt),
    deadlineOf(after, keptDays),
    lock?.token ?? '',
    notifyUrl === undefined || isPast ? '' : JSON.stringify([notifyUrl, webhookBody(event, after)]),
    isNew ? request : '',
    isNew ? JSON.stringify(lastingIndexes(after.request)) : '',
    ...(isPast ? [] : transitionCounts(event, after)).flatMap(samplesOf).map(({ field }) => field),
  ];
}

function deadlineOf({ state, updatedAt, nextAttemptAt }: JobRecord, keptDays: number): number | '' {
  if (state === 'FAILED') return Date.parse(nextAttemptAt ?? updatedAt);
  return isTerminal(state) ? Date.parse(updatedAt) + keptDays * DAY_MS : '';
}
