import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { master } from '../../runtime/engine/master/master.ts';
import { ofKind } from '../../runtime/registry/of-kind.ts';
import { openRegistry } from '../../runtime/registry/open-registry.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { fileSubject } from '../storage/support/subject.ts';

const presets = new URL('../../presets/', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('lathe.lock.json', presets), 'utf8')) as Record<string, string>;
const kept = (label: string) =>
  readFileSync(new URL(`artifacts/sha256/${lock[label]?.replace('sha256:', '')}.json`, presets), 'utf8');

test('a file is mastered by what labels lead to, and the registry keeps what it gave', async () => {
  await using subject = await fileSubject();
  using media = mediaFolder();
  const registry = openRegistry({ storage: subject.storage, base: subject.uri('lathe') });
  for (const label of ['loudness_only_v1', 'wav_master_v1']) {
    const { hash } = await registry.publishArtifact(kept(label));
    await registry.publishLabel({ label, hash });
  }
  const report = await master({
    preset: ofKind(await registry.resolve('loudness_only_v1'), 'preset'),
    profile: ofKind(await registry.resolve('wav_master_v1'), 'profile'),
    inputs: { source: { path: media.make('in.wav', ...NOISE), stream: { by: 'first' } } },
    params: {},
    host: await openHost(),
    destination: media.file('out.wav'),
    force: false,
  });
  expect(report.preset).toMatchObject({
    label: 'loudness_only_v1',
    hash: lock.loudness_only_v1?.replace('sha256:', ''),
  });
  expect((await registry.resolve('loudness_only_v1')).canonical).toBe(kept('loudness_only_v1'));
});
