import type { JobId } from '../jobs/job-id.ts';

/**
 * Where the service keeps what it keeps, below one base URI:
 *
 * ```
 * jobs/<id>/request.json                  the job as accepted
 * jobs/<id>/result.json                   how its first round ended
 * jobs/<id>/rounds/<n>/begun.json         a dead job was taken up again, n from 2
 * jobs/<id>/rounds/<n>/result.json        how that round ended
 * jobs/<id>/attempts/<n>/started.json     ended.json, and the attempt's files: logs, report, the master
 * jobs/<id>/published.<round>.json        the master stands at its destination
 * pending/<id>.json                       accepted, and not settled yet
 * idempotency/<sha256>.json               which job a key stands for
 * debug/<id>/<n>/…                        what is kept of a failed attempt, for a while
 * ```
 */
export interface LedgerKeys {
  readonly request: (id: JobId) => string;
  readonly result: (id: JobId, round: number) => string;
  readonly round: (id: JobId, round: number) => string;
  readonly published: (id: JobId, round: number) => string;
  readonly attempt: (id: JobId, attempt: number, name: string) => string;
  readonly debug: (id: JobId, attempt: number, name: string) => string;
  readonly job: (id: JobId) => string;
  readonly jobs: string;
  readonly debugs: string;
  readonly pending: (id: JobId) => string;
  readonly allPending: string;
  readonly idempotency: (digest: string) => string;
}

/** @param base without a slash at its end, such as `s3://bucket/lathe` */
export function ledgerKeys(base: string): LedgerKeys {
  const job = (id: JobId): string => `${base}/jobs/${id}/`;
  return {
    job,
    request: (id) => `${job(id)}request.json`,
    result: (id, round) => (round === 1 ? `${job(id)}result.json` : `${job(id)}rounds/${round}/result.json`),
    round: (id, round) => `${job(id)}rounds/${round}/begun.json`,
    published: (id, round) => `${job(id)}published.${round}.json`,
    attempt: (id, attempt, name) => `${job(id)}attempts/${attempt}/${name}`,
    debug: (id, attempt, name) => `${base}/debug/${id}/${attempt}/${name}`,
    jobs: `${base}/jobs/`,
    debugs: `${base}/debug/`,
    pending: (id) => `${base}/pending/${id}.json`,
    allPending: `${base}/pending/`,
    idempotency: (digest) => `${base}/idempotency/${digest}.json`,
  };
}
