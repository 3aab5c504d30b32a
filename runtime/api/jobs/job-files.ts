import pMap from 'p-map';
import type { JobArtifact } from '../../../schemas/generated/api.ts';
import type { JobRecord } from '../../../schemas/generated/job.ts';
import type { JobId } from '../../jobs/job-id.ts';
import { masterUri } from '../../ledger/master-uri.ts';
import type { Listed } from '../../storage/storage.ts';
import type { ApiContext } from '../context.ts';

/** A file of a job, and where it lies; a report lies in the job's result. */
export type JobFile = Omit<JobArtifact, 'href'> & ({ readonly uri: string } | { readonly text: string });

/** A job that leaves more behind than this is not shown whole. */
const MOST_FILES = 1_000;

/** What the ledger itself writes beside an attempt's files. */
const bookkeeping = /\/(?:started|ended)\.json$/;

/** The files that a job left behind: its master and its report, what each attempt wrote, and what is kept of failed ones. */
export async function jobFiles(context: ApiContext, record: JobRecord): Promise<readonly JobFile[]> {
  const { ledger } = context;
  const id = record.id as JobId; // read back from what newJobId made
  const attempts = `${ledger.keys.job(id)}attempts/`;
  const debug = `${ledger.keys.debugs}${id}/`;
  const [written, kept] = await Promise.all([filesBelow(context, attempts), filesBelow(context, debug)]);
  const files = [
    ...written.filter(({ uri }) => !bookkeeping.test(uri)).map((file) => fileOf(file, attempts, 'attempts', kindOf)),
    ...kept.map((file) => fileOf(file, debug, 'debug', () => 'debug')),
  ];
  const ofTheJob = [...masterOf(context, record), ...reportOf(record, files)];
  const shown = new Set(ofTheJob.map(placeOf));
  return [...ofTheJob, ...files.filter((file) => !shown.has(placeOf(file)))];
}

function placeOf(file: JobFile): string | undefined {
  return 'uri' in file ? file.uri : undefined;
}

/** The SHA-256 of those files that were stored with it. */
export async function withDigests({ storage }: ApiContext, files: readonly JobFile[]): Promise<readonly JobFile[]> {
  const digest = async (file: JobFile): Promise<JobFile> => {
    if (!('uri' in file) || file.sha256 !== undefined) return file;
    const sha256 = (await storage.head(file.uri))?.sha256;
    return sha256 === undefined ? file : { ...file, sha256 };
  };
  return await pMap(files, digest, { concurrency: 8 });
}

function masterOf({ ledger }: ApiContext, { id, result }: JobRecord): readonly JobFile[] {
  if (result?.output === undefined) return [];
  const { attempt, output } = result;
  const { bytes, sha256 } = output;
  const uri = masterUri(ledger.keys, { id, attempt, output });
  const extension = /\.[A-Za-z0-9]+$/.exec(uri)?.[0] ?? '';
  return [{ name: `master${extension}`, kind: 'master', attempt, bytes, sha256, uri }];
}

/** What the attempt wrote that ended the job; where that is gone, what the job's result still holds. */
function reportOf({ result }: JobRecord, files: readonly JobFile[]): readonly JobFile[] {
  if (result === undefined) return [];
  const name = result.plan === undefined ? 'report.json' : 'plan.json';
  const written = files.find((file) => file.name === `attempts/${result.attempt}/${name}`);
  if (written !== undefined) return [{ ...written, name, kind: 'report' }];
  const told = result.report ?? result.plan;
  if (told === undefined) return [];
  const text = `${JSON.stringify(told, undefined, 2)}\n`;
  return [{ name, kind: 'report', attempt: result.attempt, bytes: Buffer.byteLength(text), text }];
}

function fileOf(
  { uri, bytes }: Listed,
  prefix: string,
  folder: string,
  kind: (name: string) => JobArtifact['kind'],
): JobFile {
  const name = `${folder}/${uri.slice(prefix.length)}`;
  const attempt = /^[a-z]+\/(\d{1,9})\//.exec(name)?.[1];
  return { name, kind: kind(name), ...(attempt === undefined ? {} : { attempt: Number(attempt) }), bytes, uri };
}

function kindOf(name: string): JobArtifact['kind'] {
  if (/\.(?:log|jsonl|txt)$/.test(name)) return 'log';
  if (/\/report\.json$/.test(name)) return 'report';
  return /\/master\.[a-z0-9]+$/.test(name) ? 'master' : 'file';
}

async function filesBelow({ storage }: ApiContext, prefix: string): Promise<readonly Listed[]> {
  const { objects } = await storage.list(prefix, { limit: MOST_FILES });
  return objects;
}
