import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import pMap from 'p-map';
import type { Job } from '../../../schemas/generated/api.ts';
import { processesWith } from '../../engine/support/processes.ts';
import { BUCKET } from './bucket.ts';
import { entriesOf } from './history.ts';
import type { FinalJob, Remains } from './remains.ts';
import type { Service } from './service.ts';

/** Looks at what there is, once all jobs are over; ends the service on the way, since what it holds is not left behind. */
export async function collectRemains(service: Service): Promise<Remains> {
  const jobs = await finalJobs(service);
  if (service.workers.length > 0) await service.addWorker(); // what a killed one left goes when the next one starts
  await service.end();
  const bucket = service.place.server.buckets.get(BUCKET);
  return {
    jobs,
    objects: new Map([...(bucket?.objects ?? [])].map(([key, { body }]) => [key, sha256(body)])),
    openUploads: [...(bucket?.uploads.values() ?? [])].map(({ key }) => key),
    scratch: await readdir(service.scratch),
    processes: processesWith(service.scratch).map(String),
  };
}

/** Every job that storage heard of, acknowledged or not: what Redis lists may be less, once it was wiped. */
async function finalJobs({ client, history }: Service): Promise<readonly FinalJob[]> {
  const ids = new Set(entriesOf(history.entries, 'accepted').map(({ job }) => job));
  const find = async (id: string): Promise<FinalJob> => {
    const job = await client.find(id);
    history.add({ kind: 'told', job: id, state: job.state });
    return finalJob(job);
  };
  return await pMap(ids, find, { concurrency: 8 });
}

function finalJob({ id, externalId = '', state, attempt, outcome }: Job): FinalJob {
  const uri = outcome?.destination ?? outcome?.output?.uri;
  return {
    id,
    order: externalId,
    state,
    attempt,
    ...(uri === undefined ? {} : { masterKey: uri.slice(`s3://${BUCKET}/`.length) }),
    ...(outcome?.output === undefined ? {} : { sha256: outcome.output.sha256 }),
  };
}

function sha256(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
