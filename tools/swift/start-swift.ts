import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onExit } from 'signal-exit';
import { freePort } from '../../test/support/net/free-port.ts';
import type { Ports } from './configuration.ts';
import { proxyConfiguration, STORAGE_SERVICES, storageConfiguration } from './configuration.ts';

/** A Swift of one node that keeps everything in a folder of its own. */
export interface Swift {
  readonly endpoint: string;
  readonly version: string;
  readonly stop: () => Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/** Starts the four servers of Swift, and its cache, as children of this process, and waits until they answer. */
export async function startSwift(): Promise<Swift> {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-swift-'));
  const ports = await freePorts();
  const user = userInfo().username;
  const children: ChildProcess[] = [];
  const forget = onExit(() => {
    for (const child of children) kill(child); // each server forks its workers; they are one process group
    rmSync(folder, { recursive: true, force: true });
  });
  const stop = async () => {
    await Promise.all(children.map(end));
    forget();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    makeRings(folder, ports);
    for (const service of STORAGE_SERVICES) {
      children.push(start(folder, service, storageConfiguration(service, folder, ports[service], user)));
    }
    children.push(startCache(ports.cache, user));
    children.push(start(folder, 'proxy', proxyConfiguration(folder, ports, user)));
    const endpoint = `http://127.0.0.1:${ports.proxy}`;
    await ready(endpoint, children);
    return { endpoint, version: installedVersion(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One device, one copy of everything. */
function makeRings(folder: string, ports: Ports): void {
  mkdirSync(join(folder, 'devices', 'sda'), { recursive: true });
  for (const service of STORAGE_SERVICES) {
    const build = (...args: readonly string[]) =>
      execFileSync('swift-ring-builder', [`${service}.builder`, ...args], { cwd: folder, stdio: 'pipe' });
    build('create', '2', '1', '1');
    build('add', `r1z1-127.0.0.1:${ports[service]}/sda`, '1');
    build('rebalance');
  }
}

function start(folder: string, service: string, configuration: string): ChildProcess {
  const path = join(folder, `${service}-server.conf`);
  writeFileSync(path, configuration);
  const log = openSync(join(folder, `${service}.log`), 'a');
  return spawn(`swift-${service}-server`, [path, '-v'], { stdio: ['ignore', log, log], detached: true });
}

function startCache(port: number, user: string): ChildProcess {
  return spawn('memcached', ['-l', '127.0.0.1', '-p', `${port}`, '-u', user], { stdio: 'ignore', detached: true });
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const exited = once(child, 'exit');
  kill(child);
  await exited;
}

function kill(child: ChildProcess): void {
  if (child.pid !== undefined && isRunning(child)) process.kill(-child.pid, 'SIGKILL');
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

async function ready(endpoint: string, children: readonly ChildProcess[]): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const ended = children.find((child) => child.exitCode !== null);
    if (ended !== undefined) throw new Error(`${ended.spawnfile} ended with exit code ${ended.exitCode}`);
    const answer = await fetch(`${endpoint}/healthcheck`).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(200);
  }
  throw new Error('Swift did not answer within a minute');
}

async function freePorts(): Promise<Ports> {
  const ports = await Promise.all(Array.from({ length: 5 }, freePort));
  const [proxy = 0, account = 0, container = 0, object = 0, cache = 0] = ports;
  return { proxy, account, container, object, cache };
}

function installedVersion(): string {
  const listed = execFileSync('dpkg-query', ['-W', 'swift-proxy'], { encoding: 'utf8' });
  return listed.split('\t')[1]?.trim() ?? 'unknown';
}
