import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { failure, LatheFailure } from '../../failure/failure.ts';
import { newJobId } from '../../jobs/job-id.ts';
import type { Ledger, Reservation } from '../../ledger/ledger.ts';
import type { Storage } from '../../storage/storage.ts';

/** A request that may be sent again. */
export interface Repeatable {
  /** Under which its key is kept. */
  readonly digest: string;
  readonly bodySha256: string;
}

/** What a key and a body are known by. One token's keys are of no concern to another's. */
export function repeatable(caller: string, key: string, bodySha256: string): Repeatable {
  return { digest: sha256(`${caller}\n${key}`), bodySha256 };
}

/** The digest of what was sent, however its JSON was laid out. */
export function digestOfBody(purpose: string, body: unknown): string {
  return sha256(`${purpose}\n${canonicalize(body) ?? ''}`);
}

/**
 * What a key stands for already.
 *
 * @throws LatheFailure `api/idempotency_conflict` where that was another request
 */
export async function standing(
  { ledger, storage }: { readonly ledger: Ledger; readonly storage: Storage },
  { digest, bodySha256 }: Repeatable,
): Promise<Reservation | undefined> {
  const uri = ledger.keys.idempotency(digest);
  try {
    const { content } = await storage.getBytes(uri);
    return heldTo(JSON.parse(content.toString('utf8')) as Reservation, bodySha256); // written by ledger.reserve alone
  } catch (thrown) {
    if (thrown instanceof LatheFailure && thrown.code === 'storage/not_found') return undefined;
    if (thrown instanceof SyntaxError) throw failure('ledger/damaged', { uri }, { cause: thrown });
    throw thrown;
  }
}

/**
 * Takes a key for a new job; of several who do so in the same moment, all get the id of the same one.
 *
 * @throws LatheFailure `api/idempotency_conflict`
 */
export async function reserve(ledger: Ledger, { digest, bodySha256 }: Repeatable): Promise<Reservation> {
  return heldTo(await ledger.reserve(digest, { id: newJobId(), bodySha256 }), bodySha256);
}

function heldTo(reservation: Reservation, bodySha256: string): Reservation {
  if (reservation.bodySha256 !== bodySha256) throw failure('api/idempotency_conflict', {});
  return reservation;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
