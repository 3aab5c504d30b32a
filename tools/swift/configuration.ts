/** Where the parts of one small Swift listen, on the loopback. */
export interface Ports {
  readonly proxy: number;
  readonly account: number;
  readonly container: number;
  readonly object: number;
  /** Of memcached, where the proxy keeps who may do what. */
  readonly cache: number;
}

export type StorageService = 'account' | 'container' | 'object';

export const STORAGE_SERVICES: readonly StorageService[] = ['account', 'container', 'object'];

/** The user and the key by which clients of S3 sign. */
export const SWIFT_USER = { accessKeyId: 'test:tester', secretAccessKey: 'testing' } as const;

/** The region that Swift expects in signatures unless it is told another. */
export const SWIFT_REGION = 'us-east-1';

/** In the order that Swift's manual gives for S3: https://docs.openstack.org/swift/latest/middleware.html#s3-api */
const PIPELINE = 'catch_errors gatekeeper healthcheck cache listing_formats s3api tempauth copy slo dlo proxy-server';

/** Writes the configuration of the proxy, which speaks S3. */
export function proxyConfiguration(folder: string, { proxy, cache }: Ports, user: string): string {
  const filters = PIPELINE.split(' ').filter((name) => !['proxy-server', 'tempauth', 's3api', 'cache'].includes(name));
  return [
    common(folder, proxy, user),
    `[pipeline:main]\npipeline = ${PIPELINE}\n`,
    '[app:proxy-server]\nuse = egg:swift#proxy\nallow_account_management = true\naccount_autocreate = true\n',
    `[filter:cache]\nuse = egg:swift#memcache\nmemcache_servers = 127.0.0.1:${cache}\n`,
    `[filter:s3api]\nuse = egg:swift#s3api\nlocation = ${SWIFT_REGION}\n`,
    `[filter:tempauth]\nuse = egg:swift#tempauth\nuser_${SWIFT_USER.accessKeyId.replace(':', '_')} = ${SWIFT_USER.secretAccessKey} .admin\n`,
    ...filters.map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`),
  ].join('\n');
}

/** Writes the configuration of a server that keeps accounts, containers or objects. */
export function storageConfiguration(service: StorageService, folder: string, port: number, user: string): string {
  const app = `[app:${service}-server]\nuse = egg:swift#${service}\n`;
  return [common(folder, port, user), `[pipeline:main]\npipeline = ${service}-server\n`, app].join('\n');
}

function common(folder: string, port: number, user: string): string {
  return [
    '[DEFAULT]',
    'bind_ip = 127.0.0.1',
    `bind_port = ${port}`,
    `user = ${user}`,
    'workers = 1',
    `swift_dir = ${folder}`,
    `devices = ${folder}/devices`,
    'mount_check = false',
    '',
  ].join('\n');
}
