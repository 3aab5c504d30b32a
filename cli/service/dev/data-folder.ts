import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isAbandoned, readLease, writeLease } from '../../../runtime/engine/workspace/lease.ts';
import { writeFailure } from '../../../runtime/engine/workspace/write-failure.ts';
import { usage } from '../../failure/usage-failure.ts';

/** Where `lathe dev` keeps what it keeps. */
export interface DataFolder {
  readonly path: string;
  readonly redis: string;
  /** The socket of that Redis. */
  readonly socket: string;
  /** The root of `file://` URIs. */
  readonly storage: string;
  /** What `s3://bucket` is here. */
  readonly bucket: string;
  readonly scratch: string;
  readonly logs: string;
  /** The file with the secret that notifications are signed with. */
  readonly webhookSecret: string;
}

/** `sockaddr_un` holds 108 bytes, the NUL included. */
const LONGEST_SOCKET = 107;

/**
 * Makes the folder where it is missing, and takes it for this process.
 *
 * @throws UsageFailure `dev/running` where another one has it
 * @throws LatheFailure `output/unwritable`, `output/disk_full`
 */
export async function openDataFolder(given: string): Promise<DataFolder> {
  const path = resolve(given);
  const folder = layOut(path);
  try {
    for (const part of [folder.redis, folder.bucket, folder.scratch, folder.logs]) {
      await mkdir(part, { recursive: true, mode: 0o700 });
    }
    await writeFile(join(path, '.gitignore'), '*\n');
    const lease = await readLease(path);
    if (lease !== undefined && !(await isAbandoned(lease))) throw usage('dev/running', { path, pid: lease.pid });
    await writeLease(path);
  } catch (error) {
    throw error instanceof Error && 'code' in error && 'syscall' in error ? writeFailure(path, error) : error;
  }
  return folder;
}

/** Makes the secret where there is none yet: receivers keep the one that they know. */
export async function makeWebhookSecret({ webhookSecret }: DataFolder): Promise<void> {
  try {
    await writeFile(webhookSecret, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw writeFailure(webhookSecret, error);
  }
}

/** Gives the folder back: the next one may take it at once. */
export async function leaveDataFolder({ path }: DataFolder): Promise<void> {
  await rm(join(path, 'lease.json'), { force: true });
}

function layOut(path: string): DataFolder {
  const storage = join(path, 'storage');
  const redis = join(path, 'redis');
  return {
    path,
    redis,
    socket: socketIn(redis),
    storage,
    bucket: join(storage, 'bucket'),
    scratch: join(path, 'scratch'),
    logs: join(path, 'logs'),
    webhookSecret: join(path, 'webhook-secret'),
  };
}

/** In the folder where its path is short enough, else beside temporary files. */
function socketIn(folder: string): string {
  const own = join(folder, 'redis.sock');
  return Buffer.byteLength(own) <= LONGEST_SOCKET ? own : join(tmpdir(), `lathe-dev-${process.pid}.sock`);
}
