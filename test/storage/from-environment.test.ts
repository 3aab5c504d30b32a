import { expect, test } from 'vitest';
import { storageFromEnvironment } from '../../runtime/storage/storage-from-environment.ts';

test('what is set is read, and what is empty is not set', () => {
  const unset = { endpoint: undefined, region: undefined, forcePathStyle: undefined, checksums: undefined };
  expect(storageFromEnvironment({})).toEqual({ fileRoot: undefined, s3: unset });
  expect(storageFromEnvironment({ LATHE_STORAGE_ROOT: '', LATHE_S3_ENDPOINT: '' })).toEqual({
    fileRoot: undefined,
    s3: unset,
  });
  expect(
    storageFromEnvironment({
      LATHE_STORAGE_ROOT: '/srv/media',
      LATHE_S3_ENDPOINT: 'https://s3.internal:9000',
      AWS_REGION: 'eu-central-1',
      LATHE_S3_PATH_STYLE: '1',
      LATHE_S3_CHECKSUMS: 'when_required',
    }),
  ).toEqual({
    fileRoot: '/srv/media',
    s3: {
      endpoint: 'https://s3.internal:9000',
      region: 'eu-central-1',
      forcePathStyle: true,
      checksums: 'when_required',
    },
  });
  expect(storageFromEnvironment({ LATHE_S3_PATH_STYLE: '0' }).s3?.forcePathStyle).toBe(false);
});

test.each([
  ['LATHE_S3_PATH_STYLE', 'yes', "is set to 'yes'", 'set it to 0 or 1'],
  ['LATHE_S3_CHECKSUMS', 'toString', "is set to 'toString'", 'set it to always or when_required'],
  ['LATHE_S3_ENDPOINT', 's3.internal', "is set to 's3.internal'", 'set it to a URL such as https://s3.internal:9000'],
  ['LATHE_S3_ENDPOINT', 'ftp://s3.internal', "is set to 'ftp://s3.internal'", 'set it to a URL'],
])('%s=%s is refused', (name, value, message, hint) => {
  const read = () => storageFromEnvironment({ [name]: value });
  expect(read).toThrow(
    expect.objectContaining({
      code: 'storage/bad_setting',
      message: `${name} ${message}, which means nothing to storage`,
      hint: expect.stringContaining(hint),
    }),
  );
});

test('an endpoint that carries a password is refused without it', () => {
  const read = () => storageFromEnvironment({ LATHE_S3_ENDPOINT: 'https://user:hunter2@s3.internal?token=hunter2' });
  expect(read).toThrow("LATHE_S3_ENDPOINT is set to 'https://s3.internal'");
});
