import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

import { keptEntry } from '../../cli/library/stored-entries.ts';
import { preparePublication, publishAll } from '../../cli/publish/publication.ts';
import { openRegistryPlace } from '../../cli/publish/registry-place.ts';
import type { CompiledPreset } from '../../compiler/compile.ts';
import { requireConfig } from '../../runtime/config/read-config.ts';
import { storageConfigOf } from '../../runtime/config/storage-config.ts';
import { openRegistry } from '../../runtime/registry/open-registry.ts';
import { openStorage } from '../../runtime/storage/open-storage.ts';
import type { Storage } from '../../runtime/storage/storage.ts';
import { fileSubject, s3Subject } from '../storage/support/subject.ts';
import type { S3Options } from '../support/s3/start-s3.ts';
import { compilePreset } from './compile-source.ts';
import { folderWith, type Outcome, start } from './lathe.ts';

const shipped = fileURLToPath(new URL('../../presets', import.meta.url));
const lock: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(shipped, 'lathe.lock.json'), 'utf8'));
const source = (gain: string) => `/// Louder. Much.\npreset louder v1 { input x: Audio output x |> gain(${gain}) }`;

/** Where a service keeps what is published, and how its environment says so. */
interface Service {
  readonly base: string;
  readonly env: Readonly<Record<string, string>>;
  readonly storage: Storage;
}

async function inFiles(): Promise<Service> {
  const subject = await fileSubject();
  return serviceAt(subject, `file://${subject.root}/lathe`, { LATHE_STORAGE_ROOT: subject.root });
}

async function inABucket(options: S3Options = {}): Promise<Service> {
  const subject = await s3Subject({}, options);
  const { endpoint, credentials } = subject.server;
  return serviceAt(subject, 's3://lathe-test/lathe', {
    LATHE_S3_ENDPOINT: endpoint,
    LATHE_S3_PATH_STYLE: '1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  });
}

async function serviceAt(subject: AsyncDisposable, base: string, env: Service['env']): Promise<Service> {
  const storage = await openStorage(storageConfigOf(requireConfig('commands', env)));
  onTestFinished(async () => {
    storage.close();
    await subject[Symbol.asyncDispose]();
  });
  return { base, env, storage };
}

/** A folder whose presets are locked. */
async function lockedFolder(gain: string): Promise<string> {
  const folder = folderWith({ 'presets/a.preset': source(gain) });
  await start(folder, ['lock']);
  return folder;
}

async function publish(
  folder: string,
  { base, env }: Pick<Service, 'base' | 'env'>,
  ...more: readonly string[]
): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await start(folder, ['publish', ...more, '--to', base], '', env);
  return { exitCode, stdout, stderr };
}

/** All that lies in a store, by its URI. */
async function objectsIn({ storage, base }: Service): Promise<Readonly<Record<string, string>>> {
  const { objects } = await storage.list(base);
  const read = async (uri: string) => [uri, (await storage.getBytes(uri)).content.toString()] as const;
  return Object.fromEntries(await Promise.all(objects.map(({ uri }) => read(uri))));
}

/** The labels that a source of the shipped presets and profiles declares today. */
function declaredLabels(): ReadonlySet<string> {
  const files = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.preset'));
  const texts = files.map((name) => readFileSync(join(shipped, name), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/^(?:preset|profile) (\w+) v(\d+)/gm)]);
  return new Set(found.map(([, name, version]) => `${name}_v${version}`));
}

describe.each([
  ['files', inFiles],
  ['a bucket', () => inABucket()],
])('published to %s', (_, open) => {
  test('what ships is there once, by label and by hash, and publishing again changes nothing', async () => {
    const service = await open();
    const { base, storage } = service;
    const folder = folderWith({});
    const [all, count] = [Object.entries(lock), Object.keys(lock).length];
    const dry = await publish(folder, service, shipped, '--dry-run');
    expect(dry.stdout).toContain(`${count} versions and ${count} artifacts would be published to ${base}`);
    expect(await objectsIn(service)).toEqual({});

    const first = await publish(folder, service, shipped);
    expect(first).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`${count} versions and ${count} artifacts published to ${base}`),
      stderr: expect.stringContaining(`${count} of ${count}  sha256:`),
    });
    const registry = openRegistry({ storage, base });
    const declared = declaredLabels();
    for (const [label, address] of all) {
      const kept = readFileSync(join(shipped, `artifacts/sha256/${address.replace('sha256:', '')}.json`), 'utf8');
      // A retired version is published for those who run it; its words went with its source.
      const words = declared.has(label) ? { title: expect.any(String) } : {};
      expect(await registry.resolve(label)).toMatchObject({ label, canonical: kept, ...words });
      expect((await registry.resolve(address)).canonical).toBe(kept);
    }
    const profiles = readdirSync(join(shipped, 'profiles')).map((name) => name.replace('.preset', '_v1'));
    expect((await registry.list('profile')).map(({ label }) => label)).toEqual(profiles.toSorted());

    const before = await objectsIn(service);
    const again = JSON.parse((await publish(folder, service, shipped, '--json')).stdout);
    expect(again).toEqual({ to: base, dryRun: false, added: {}, kept: lock, artifacts: [] });
    expect(await objectsIn(service)).toEqual(before);
  });

  test('a version never becomes something else', async () => {
    const service = await open();
    await publish(await lockedFolder('3 dB'), service);
    const before = await objectsIn(service);

    const refused = await publish(await lockedFolder('6 dB'), service);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('~ gain: amount 3 dB -> 6 dB');
    expect(refused.stderr).toContain(
      `error[publish/changed]: louder_v1 is something else in '${service.base}' already`,
    );
    expect(refused.stderr).toContain('declare it as louder v2');
    expect(await objectsIn(service)).toEqual(before);
  });

  test('of two who publish a version at once one wins', async () => {
    const service = await open();
    const folders = await Promise.all(['3 dB', '6 dB'].map(lockedFolder));
    const outcomes = await Promise.all(folders.map((folder) => publish(folder, service)));
    expect(outcomes.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 2]);
    const [lost = ''] = outcomes.flatMap(({ exitCode, stderr }) => (exitCode === 2 ? [stderr] : []));
    expect(lost).toMatch(/error\[publish\/(contended|changed)\]/);
    const [won = ''] = outcomes.flatMap(({ exitCode, stdout }) => (exitCode === 0 ? [stdout] : []));
    const { hash, title } = await openRegistry(service).resolve('louder_v1');
    expect(won).toContain(`+ louder_v1  sha256:${hash}`);
    expect(title).toBe('Louder.');
  });

  test('what lies there and is not as it was published is told of', async () => {
    const service = await open();
    const folder = await lockedFolder('3 dB');
    await publish(folder, service);
    const [artifact = '', , label = ''] = Object.keys(await objectsIn(service));
    const foreign = `${service.base}/artifacts/sha256/notes.txt`;
    await service.storage.putBytes(foreign, 'mine');
    const again = async () => (await publish(folder, service)).stderr;
    expect(await again()).toContain(`error[publish/foreign]: '${foreign}' cannot be published to: it is no artifact`);
    await service.storage.remove(foreign);

    await service.storage.putBytes(artifact, '{}');
    expect(await again()).toContain('error[artifact/corrupt]');
    await service.storage.putBytes(label, '<<<<<<< ours');
    expect(await again()).toContain(`error[registry/damaged]: the registry is damaged at '${label}'`);
  });
});

test('where somebody else has published a version since it was compared, nothing of theirs changes', async () => {
  const service = await inFiles();
  const entry = ({ label, hash, canonical, artifact }: CompiledPreset) =>
    keptEntry({ label, hash, canonical, artifact }, () => undefined);
  const [mine, theirs] = [entry(compilePreset(source('3 dB'))), entry(compilePreset(source('6 dB')))];
  const hooks = { sourceOf: () => undefined, onWritten: () => undefined };
  const place = await openRegistryPlace(service.base, service.env);
  const publication = await preparePublication([mine], place);
  await publishAll(await preparePublication([theirs], place), hooks);
  await expect(publishAll(publication, hooks)).rejects.toMatchObject({
    code: 'publish/contended',
    message: `somebody else publishes to '${service.base}': they have published another louder_v1 meanwhile`,
  });
  expect((await openRegistry(service).resolve('louder_v1')).hash).toBe(theirs.hash);
});

test('a slash at the end of the URI is none of its name', async () => {
  const service = await inFiles();
  const folder = await lockedFolder('3 dB');
  await publish(folder, { ...service, base: `${service.base}/` });
  expect((await publish(folder, service)).stdout).toContain('1 version there already');
});

test('where the store decides between nobody, the one who publishes is told', async () => {
  const service = await inABucket({ conditionalWrites: 'unsupported' });
  const { exitCode, stderr } = await publish(await lockedFolder('3 dB'), service);
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('note: this store cannot decide between two')]);
});

test('a URI that no storage is configured for is refused with what to do', async () => {
  const folder = await lockedFolder('3 dB');
  const to = async (base: string) => (await publish(folder, { base, env: { LATHE_STORAGE_ROOT: '' } })).stderr;
  expect(await to('file:///srv/lathe')).toContain('error[usage/storage_root]');
  expect(await to('file:///srv/lathe')).toContain('set LATHE_STORAGE_ROOT');
  expect(await to('https://host/lathe')).toContain('it begins neither with s3:// nor with file:///');
  expect(readdirSync(folder)).toEqual(['presets']);
});
