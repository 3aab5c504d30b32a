import { openStorage } from '../../../runtime/storage/open-storage.ts';
import { md5Etag } from '../../support/s3/operations/put-object.ts';
import { type S3Server, startS3 } from '../../support/s3/start-s3.ts';
import type { History } from './history.ts';
import { type Place, publish } from './place.ts';
import { recordStorage } from './record-storage.ts';

export const BUCKET = 'lathe-test';

/** A bucket with everything that a service needs, whose every change goes into a history. */
export interface Bucket extends Place {
  readonly server: S3Server;
}

export async function openBucket(history: History): Promise<Bucket> {
  const record = recordStorage(history, () => server, 'lathe/');
  const server: S3Server = await startS3({ buckets: [BUCKET], observe: (done) => record(done) });
  const credentials = {
    AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
  };
  Object.assign(process.env, credentials); // the SDK of this process reads them too
  const storage = await openStorage({ s3: { endpoint: server.endpoint, forcePathStyle: true } });
  await publish(storage, `s3://${BUCKET}/lathe`);
  return {
    server,
    storage,
    putInput: async (name, content) => {
      const key = `in/${name}`;
      const object = {
        body: content,
        etag: md5Etag(content),
        modifiedAt: new Date(),
        attributes: {},
        checksum: undefined,
      };
      server.buckets.get(BUCKET)?.objects.set(key, object);
      return `s3://${BUCKET}/${key}`;
    },
    environment: {
      ...credentials,
      LATHE_STORAGE_BASE: `s3://${BUCKET}/lathe`,
      LATHE_ALLOWED_INPUTS: `s3://${BUCKET}/in`,
      LATHE_ALLOWED_OUTPUTS: `s3://${BUCKET}/out`,
      LATHE_S3_ENDPOINT: server.endpoint,
      LATHE_S3_PATH_STYLE: '1',
    },
    [Symbol.asyncDispose]: async () => {
      storage.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
