/**
 * Runs the conformance suite of storage against OpenStack Swift, a real server that speaks S3, from Debian's packages.
 * It is started here with everything in a temporary folder, and ended with it. Exit code 3 where it is not installed.
 */
import { spawnSync } from 'node:child_process';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SWIFT_REGION, SWIFT_USER } from './swift/configuration.ts';
import { startSwift } from './swift/start-swift.ts';

const BUCKET = 'lathe-test';
const PROGRAMS = [
  'swift-proxy-server',
  'swift-account-server',
  'swift-container-server',
  'swift-object-server',
  'memcached',
];
const PACKAGES = 'swift-proxy swift-account swift-container swift-object memcached';
const EXIT_ENVIRONMENT = 3;

async function run(): Promise<number> {
  const missing = PROGRAMS.filter((program) => spawnSync('which', [program]).status !== 0);
  if (missing.length > 0) {
    console.error(`Swift is not installed. As root: apt-get install -y --no-install-recommends ${PACKAGES}`);
    return EXIT_ENVIRONMENT;
  }
  const swift = await startSwift();
  try {
    console.log(`swift ${swift.version} at ${swift.endpoint}`);
    await makeBucket(swift.endpoint);
    return runSuite(swift.endpoint);
  } finally {
    await swift.stop();
  }
}

function runSuite(endpoint: string): number {
  const environment = {
    LATHE_TEST_S3_ENDPOINT: endpoint,
    LATHE_TEST_S3_BUCKET: BUCKET,
    AWS_ACCESS_KEY_ID: SWIFT_USER.accessKeyId,
    AWS_SECRET_ACCESS_KEY: SWIFT_USER.secretAccessKey,
  };
  const command = ['run', '--config', 'tools/swift/vitest.config.ts'];
  return spawnSync('vitest', command, { stdio: 'inherit', env: { ...process.env, ...environment } }).status ?? 1;
}

async function makeBucket(endpoint: string): Promise<void> {
  const client = new S3Client({ endpoint, region: SWIFT_REGION, forcePathStyle: true, credentials: SWIFT_USER });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
}

process.exitCode = await run();
