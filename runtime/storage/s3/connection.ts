import { S3Client } from '@aws-sdk/client-s3';
import type { S3Config, S3Settings } from './s3-config.ts';
import { s3Settings } from './s3-config.ts';

/** The SDK's client, and what our side of it is set to. */
export interface Connection {
  readonly client: S3Client;
  readonly settings: S3Settings;
}

/** Opens no connection yet: the first request does. */
export function connect(config: S3Config): Connection {
  const settings = s3Settings(config);
  const checksums = settings.checksums === 'always' ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED';
  const client = new S3Client({
    region: settings.region,
    forcePathStyle: settings.forcePathStyle,
    maxAttempts: settings.attempts,
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    requestHandler: { connectionTimeout: settings.connectTimeoutMs, socketTimeout: settings.idleTimeoutMs },
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
  });
  return Object.freeze({ client, settings });
}
