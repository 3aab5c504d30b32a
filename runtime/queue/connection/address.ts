import type { ConnectionOptions } from 'node:tls';
import { failure } from '../../failure/failure.ts';

/** Where a Redis is, as ioredis takes it. */
export interface RedisAddress {
  readonly options: {
    readonly host?: string;
    readonly port?: number;
    readonly path?: string;
    readonly username?: string;
    readonly password?: string;
    readonly db?: number;
    readonly tls?: ConnectionOptions;
  };
  /** As it may be shown: without user and password. */
  readonly shown: string;
}

/**
 * Reads the address of a Redis: `redis://[user:password@]host[:port][/db]`, `rediss://…` for TLS, or
 * `unix://[user:password@]/path[?db=n]` for a socket.
 *
 * @throws queue/unavailable where it is none; the text itself, which may hold a password, is not repeated
 */
export function readRedisUrl(url: string): RedisAddress {
  const socket = /^unix:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<path>\/[^?]+)(?:\?db=(?<db>\d+))?$/.exec(
    url,
  );
  if (socket?.groups !== undefined) {
    const { user, password, path = '', db } = socket.groups;
    return { options: { path, ...login(user, password), ...database(db) }, shown: `unix://${path}` };
  }
  const server = /^rediss?:/.test(url) ? URL.parse(url) : null;
  if (server === null || server.hostname === '') throw failure('queue/unavailable', { reason: NO_ADDRESS });
  const { protocol, hostname, port, username, password, pathname } = server;
  const host = hostname.replace(/^\[|\]$/g, ''); // an IPv6 address stands in brackets
  return {
    options: {
      host,
      port: port === '' ? 6379 : Number(port),
      ...login(username, password),
      ...database(/^\/(\d+)$/.exec(pathname)?.[1]),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
    shown: `${protocol}//${hostname}:${port === '' ? 6379 : port}`,
  };
}

const NO_ADDRESS = 'its address is none: it reads redis://host:port, rediss://host:port or unix:///path';

function login(user: string | undefined, password: string | undefined) {
  return {
    ...(user === undefined || user === '' ? {} : { username: decodeURIComponent(user) }),
    ...(password === undefined || password === '' ? {} : { password: decodeURIComponent(password) }),
  };
}

function database(db: string | undefined) {
  return db === undefined ? {} : { db: Number(db) };
}
