import { expect, test } from 'vitest';
import { readConfig, requireConfig } from '../../runtime/config/read-config.ts';
import type { LatheFailure } from '../../runtime/failure/failure.ts';

const least = {
  REDIS_URL: 'redis://redis.internal:6379',
  LATHE_STORAGE_BASE: 's3://masters/lathe',
};

/** The problems of an API with what it must have, and these. */
function problems(variables: Readonly<Record<string, string>>): readonly string[] {
  const reading = readConfig('api', { ...least, ...variables });
  return 'problems' in reading ? reading.problems.map(({ variable, says }) => `${variable} ${says}`) : [];
}

test('what must be set is enough, and the rest has defaults', () => {
  expect(readConfig('api', least)).toEqual({
    config: {
      redisUrl: 'redis://redis.internal:6379',
      redisPrefix: 'lathe',
      globalConcurrency: undefined,
      queueLimit: 10_000,
      reconcileSeconds: 60,
      storageBase: 's3://masters/lathe',
      outputsBase: undefined,
      storageRoot: undefined,
      s3Endpoint: undefined,
      region: undefined,
      s3PathStyle: undefined,
      s3Checksums: undefined,
      s3Folders: undefined,
      tokensFile: undefined,
      allowedInputs: [],
      allowedOutputs: [],
      allowedWebhooks: [],
      webhookSecret: undefined,
      webhookSecretFile: undefined,
      host: '127.0.0.1',
      port: 4700,
      bodyLimitBytes: 2 ** 20,
      rateLimit: 3000,
      graceSeconds: 60,
      otlpUrl: undefined,
      otlpHeaders: undefined,
      otlpAttributes: undefined,
      otlpSeconds: 60,
      keepDays: 30,
      logLevel: 'info',
    },
    warnings: [],
  });
});

test('what is empty is not set', () => {
  const reading = readConfig('worker', { ...least, LATHE_SCRATCH: '', LATHE_MAX_ATTEMPTS: '  ' });
  expect(reading).toMatchObject({ config: { scratch: undefined, maxAttempts: 5 } });
});

test('each kind of value is read', () => {
  const reading = readConfig('api', {
    REDIS_URL: 'unix:///run/redis.sock',
    LATHE_STORAGE_BASE: 'file:///srv/lathe/storage/own/',
    LATHE_STORAGE_ROOT: '/srv/lathe/storage',
    LATHE_S3_PATH_STYLE: '0',
    LATHE_S3_FOLDERS: 'bucket=/srv/lathe/storage/bucket, other=/srv/other',
    LATHE_ALLOWED_INPUTS: 's3://bucket/, s3://news/raw',
    LATHE_ALLOWED_WEBHOOKS: 'https://caller.internal/, http://10.0.0.5:8080',
    LATHE_BODY_LIMIT: '512 KiB',
    LATHE_GRACE_SECONDS: '2.5',
    LATHE_OTLP_URL: 'https://collector.internal/otlp/v1/metrics',
    LATHE_OTLP_HEADERS: 'authorization=Basic%20YTpi==, x-scope=a%2Cb',
  });
  expect(reading).toMatchObject({
    config: {
      redisUrl: 'unix:///run/redis.sock',
      storageBase: 'file:///srv/lathe/storage/own',
      s3PathStyle: false,
      s3Folders: { bucket: '/srv/lathe/storage/bucket', other: '/srv/other' },
      allowedInputs: ['s3://bucket', 's3://news/raw'],
      allowedWebhooks: ['https://caller.internal', 'http://10.0.0.5:8080'],
      bodyLimitBytes: 524_288,
      graceSeconds: 2.5,
      otlpUrl: 'https://collector.internal/otlp/v1/metrics',
      otlpHeaders: { authorization: 'Basic YTpi==', 'x-scope': 'a,b' },
    },
  });
});

test('everything that is wrong is told at once, in words and in one failure', () => {
  const environment = { LATHE_PORT: '80.5', LATHE_BODY_LIMIT: '1 MB', LATHE_STORAGE_BASE: 'masters/lathe' };
  const lines = [
    'REDIS_URL is not set; it takes a URL such as redis://:password@redis.internal:6379/0, rediss://… for TLS, or unix:///run/redis.sock',
    "LATHE_STORAGE_BASE is wrong: 'masters/lathe/' is not a URI that storage takes: it begins neither with s3:// nor with file:///",
    "LATHE_PORT is set to '80.5'; it takes a whole number from 1 to 65535",
    "LATHE_BODY_LIMIT is set to '1 MB'; it takes bytes, as 1048576, 512 KiB, 1 MiB, 20 GiB",
  ];
  expect(() => requireConfig('api', environment)).toThrow(
    expect.objectContaining<Partial<LatheFailure>>({
      code: 'config/invalid',
      exitCode: 2,
      message: '4 environment variables are not right',
      excerpt: lines,
    }),
  );
});

test.each([
  [{ LATHE_PORT: '65536' }, "LATHE_PORT is set to '65536'"],
  [{ LATHE_HOST: 'a b' }, "LATHE_HOST is set to 'a b'"],
  [{ LATHE_S3_PATH_STYLE: 'yes' }, "LATHE_S3_PATH_STYLE is set to 'yes'; it takes 0 or 1"],
  [{ LATHE_S3_CHECKSUMS: 'toString' }, "LATHE_S3_CHECKSUMS is set to 'toString'; it takes always or when_required"],
  [{ LATHE_S3_ENDPOINT: 'ftp://s3.internal' }, "LATHE_S3_ENDPOINT is set to 'ftp://s3.internal'"],
  [{ LATHE_S3_FOLDERS: 'bucket' }, "LATHE_S3_FOLDERS is set to 'bucket'; it takes bucket=/folder"],
  [{ LATHE_ALLOWED_INPUTS: 's3://b' }, 'LATHE_ALLOWED_INPUTS is wrong: '],
  [{ LATHE_ALLOWED_WEBHOOKS: 'caller.internal' }, "LATHE_ALLOWED_WEBHOOKS is set to 'caller.internal'"],
  [{ LATHE_ALLOWED_WEBHOOKS: 'https://caller.internal/hooks' }, 'it takes origins such as https://caller.internal'],
  [{ LATHE_TOKENS_FILE: 'tokens' }, "LATHE_TOKENS_FILE is set to 'tokens'; it takes a file, from the root"],
  [{ LATHE_GLOBAL_CONCURRENCY: '0' }, "LATHE_GLOBAL_CONCURRENCY is set to '0'"],
  [{ LATHE_OTLP_URL: 'collector:4318' }, "LATHE_OTLP_URL is set to 'collector:4318'; it takes a URL such as http"],
  [{ LATHE_OTLP_SECONDS: '0' }, "LATHE_OTLP_SECONDS is set to '0'; it takes seconds, from 1 to 3600"],
  [{ REDIS_URL: 'redis.internal:6379' }, 'REDIS_URL is set to something else; it takes a URL such as'],
])('%o is refused', (variables, says) => {
  expect(problems(variables)).toEqual([expect.stringContaining(says)]);
});

test.each([
  [
    { LATHE_STORAGE_BASE: 'file:///srv/lathe' },
    'LATHE_STORAGE_BASE is a file:// URI, and LATHE_STORAGE_ROOT is not set',
  ],
  [
    { LATHE_OUTPUTS_BASE: 'file:///srv/masters', LATHE_STORAGE_ROOT: '/srv/lathe' },
    "LATHE_OUTPUTS_BASE does not lie under LATHE_STORAGE_ROOT, which is '/srv/lathe'",
  ],
  [{ LATHE_S3_FOLDERS: 'bucket=/srv/bucket' }, 'LATHE_S3_FOLDERS is set, and LATHE_STORAGE_ROOT is not'],
  [{ LATHE_HOST: '0.0.0.0' }, "LATHE_HOST is '0.0.0.0', which others can reach: set LATHE_TOKENS_FILE"],
  [
    { LATHE_WEBHOOK_SECRET: 'x'.repeat(32), LATHE_WEBHOOK_SECRET_FILE: '/run/secret' },
    'LATHE_WEBHOOK_SECRET and LATHE_WEBHOOK_SECRET_FILE are both set; set one',
  ],
  [{ LATHE_OTLP_HEADERS: 'x-key=1' }, 'LATHE_OTLP_HEADERS is set, and LATHE_OTLP_URL is not'],
  [{ LATHE_OTLP_ATTRIBUTES: 'site=a' }, 'LATHE_OTLP_ATTRIBUTES is set, and LATHE_OTLP_URL is not'],
])('%o does not go together', (variables, says) => {
  expect(problems(variables)).toEqual([expect.stringContaining(says)]);
});

test('what another process reads is not looked at', () => {
  expect(readConfig('worker', { ...least, LATHE_PORT: 'none', LATHE_HOST: '0.0.0.0' })).toMatchObject({ warnings: [] });
  expect(readConfig('commands', {})).toMatchObject({ config: { storageRoot: undefined } });
});

test('a variable that nobody reads is warned of, with the one that was likely meant', () => {
  const { warnings } = readConfig('api', {
    ...least,
    LATHE_PROT: '80',
    LATHE_SOMETHING_ELSE: '1',
    LATHE_CHROMIUM: 'x',
  });
  expect(warnings).toEqual([
    { variable: 'LATHE_PROT', says: 'means nothing to Lathe; did you mean LATHE_PORT?' },
    { variable: 'LATHE_SOMETHING_ELSE', says: 'means nothing to Lathe' },
  ]);
});

test('no password is shown, whatever is wrong with it', () => {
  const shown = problems({
    REDIS_URL: 'http://:hunter2@redis.internal',
    LATHE_WEBHOOK_SECRET: 'hunter2',
    LATHE_OTLP_URL: 'https://collector.internal',
    LATHE_OTLP_HEADERS: 'hunter2',
    LATHE_S3_ENDPOINT: 'https://user:hunter2@s3.internal?token=hunter2',
  });
  expect(shown).toHaveLength(4);
  expect(shown.join('\n')).not.toContain('hunter2');
});
