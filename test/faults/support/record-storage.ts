import { createHash } from 'node:crypto';
import type { AttemptEnd, AttemptStart, JobResult } from '../../../schemas/generated/job.ts';
import type { Exchange, S3Server } from '../../support/s3/start-s3.ts';
import type { History } from './history.ts';

/**
 * Writes down what a bucket is told: who was accepted, each start, finish and result, and every object that is written.
 *
 * @param base of the service, as a key with a slash at its end
 */
export function recordStorage(history: History, server: () => S3Server, base: string): (done: Exchange) => void {
  return ({ method, target, status }) => {
    const [, bucket = '', encoded = ''] = /^\/([^/?]+)\/([^?]*)/.exec(target) ?? [];
    if (status >= 300 || method === 'GET' || method === 'HEAD') return;
    const key = decodeURIComponent(encoded);
    const object = server().buckets.get(bucket)?.objects.get(key);
    const name = key.startsWith(base) ? key.slice(base.length) : undefined;
    if (method === 'DELETE') {
      const settled = /^pending\/(.+)\.json$/.exec(name ?? '')?.[1];
      if (settled !== undefined) history.add({ kind: 'settled', job: settled });
      return;
    }
    if (object === undefined) return; // a part of an upload
    history.add({ kind: 'put', key, sha256: createHash('sha256').update(object.body).digest('hex') });
    if (name?.startsWith('jobs/')) recordLedger(history, name, object.body);
  };
}

/** What the ledger's documents say, by their names: `runtime/ledger/ledger-keys.ts`. */
function recordLedger(history: History, name: string, body: Buffer): void {
  const [, job = '', rest = ''] = /^jobs\/([^/]+)\/(.+)$/.exec(name) ?? [];
  const read = <Document>(): Document => JSON.parse(body.toString('utf8')); // of the ledger alone
  if (rest === 'request.json') history.add({ kind: 'accepted', job });
  if (/^attempts\/\d+\/started\.json$/.test(rest)) {
    const { attempt, worker } = read<AttemptStart>();
    history.add({ kind: 'started', job, attempt, worker });
  }
  if (/^attempts\/\d+\/ended\.json$/.test(rest)) {
    const { attempt, outcome } = read<AttemptEnd>();
    history.add({ kind: 'finished', job, attempt, outcome });
  }
  if (/^(rounds\/\d+\/)?result\.json$/.test(rest)) {
    const { round, state } = read<JobResult>();
    history.add({ kind: 'decided', job, round, state });
  }
}
