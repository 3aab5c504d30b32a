import type { Environment } from '../../../runtime/config/config.ts';
import { settings } from '../../../runtime/config/settings/index.ts';
import type { DataFolder } from './data-folder.ts';

/** What of the service's variables is taken from the surroundings; the others are those of another service. */
const inherited: readonly string[] = [
  settings.region,
  settings.s3Endpoint,
  settings.s3PathStyle,
  settings.s3Checksums,
  settings.ffmpeg,
  settings.ffprobe,
  settings.confinement,
  settings.logLevel,
].map(({ variable }) => variable);

/** Long enough to tell Redis and storage; the job itself goes on at the next start. */
export const GRACE_SECONDS = 5;

/** One machine hears of its worker at once: after a crash its job need not wait for long. */
const LOCK_SECONDS = 5;

/** The environment of the processes of `lathe dev`: that of this one, with its own places. */
export function devEnvironment(environment: Environment, folder: DataFolder): Environment {
  const services = Object.values(settings).map(({ variable }) => variable);
  const others = Object.entries(environment).filter(
    ([name]) => !services.includes(name) || inherited.includes(name) || name === settings.published.variable,
  );
  return {
    ...Object.fromEntries(others),
    REDIS_URL: `unix://${folder.socket}`,
    LATHE_STORAGE_ROOT: folder.storage,
    LATHE_STORAGE_BASE: `file://${folder.storage}/lathe`,
    LATHE_OUTPUTS_BASE: 's3://bucket/masters',
    LATHE_S3_FOLDERS: `bucket=${folder.bucket}`,
    LATHE_SCRATCH: folder.scratch,
    LATHE_WEBHOOK_SECRET_FILE: folder.webhookSecret,
    LATHE_GRACE_SECONDS: String(GRACE_SECONDS),
    LATHE_LOCK_SECONDS: String(LOCK_SECONDS),
  };
}
