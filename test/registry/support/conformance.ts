import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { hashOf } from '../../../compiler/artifact/canonical.ts';
import { LatheFailure } from '../../../runtime/failure/failure.ts';
import { ofKind } from '../../../runtime/registry/of-kind.ts';
import { openRegistry } from '../../../runtime/registry/open-registry.ts';
import type { Registry } from '../../../runtime/registry/registry.ts';
import { failureOf } from '../../engine/support/failures.ts';
import type { Subject } from '../../storage/support/subject.ts';
import { louder, talk, wav } from './artifacts.ts';

/** What a registry does alike on every kind of storage. */
export function describeRegistry(name: string, open: () => Promise<Subject>): void {
  let subject: Subject;
  let registry: Registry;
  const uri = (path: string) => subject.uri(`lathe/${path}`);
  /** Another process, which has nothing in memory. */
  const another = () => openRegistry({ storage: subject.storage, base: subject.uri('lathe') });
  const lie = (path: string, text: string) => subject.storage.putBytes(uri(path), text);

  async function publish(version: typeof talk | typeof wav, title?: string): Promise<void> {
    const { label, canonical } = version;
    const { hash } = await registry.publishArtifact(canonical);
    await registry.publishLabel({ label, hash, ...(title === undefined ? {} : { title }) });
  }

  describe(name, () => {
    beforeEach(async () => {
      subject = await open();
      registry = another();
      onTestFinished(() => subject[Symbol.asyncDispose]());
    });

    test('keeps exactly the canonical bytes under their hash, and one object a label', async () => {
      await publish(talk, 'What it is for.');
      await registry.keepSource(talk.hash, 'its source');
      const { objects } = await subject.storage.list(uri(''));
      const text = async (at: string) => (await subject.storage.getBytes(at)).content.toString();
      expect(await Promise.all(objects.map(async (object) => [object.uri, await text(object.uri)]))).toEqual([
        [uri(`artifacts/sha256/${talk.hash}`), talk.canonical],
        [uri(`artifacts/sources/${talk.hash}.json`), 'its source'],
        [uri('labels/talk_v1.json'), `{"hash":"sha256:${talk.hash}","kind":"preset","title":"What it is for."}`],
      ]);
    });

    test('leads by label and by hash to the artifact, which nobody can change', async () => {
      await publish(talk, 'What it is for.');
      const { hash, canonical, artifact } = talk;
      const kept = { kind: 'preset', hash, canonical, artifact };
      expect(await another().resolve('talk_v1')).toEqual({ ...kept, label: 'talk_v1', title: 'What it is for.' });
      const byHash = await another().resolve(`sha256:${hash}`);
      expect(byHash).toEqual(kept);
      expect(() => ofKind(byHash, 'preset').artifact.nodes.pop()).toThrow(TypeError);
      expect(await registry.get(hash)).toEqual(kept);
      expect(await registry.read(hash)).toBe(canonical);
    });

    test('says what is of the other kind', async () => {
      await publish(wav);
      const resolved = await registry.resolve('studio_v1');
      expect(ofKind(resolved, 'profile').artifact.container).toBe('wav');
      expect(() => ofKind(resolved, 'preset')).toThrow("'studio_v1' is a profile, not a preset");
    });

    test('lists what is published, by name and by number', async () => {
      expect(await registry.list()).toEqual([]);
      const { hash } = await registry.publishArtifact(talk.canonical);
      for (const label of ['talk_v10', 'talk_v2', 'talk_v1', 'a_talk_v1']) await registry.publishLabel({ label, hash });
      await publish(wav);
      await lie('labels/notes.txt', 'no label');
      const labels = (await registry.list()).map(({ label }) => label);
      expect(labels).toEqual(['a_talk_v1', 'studio_v1', 'talk_v1', 'talk_v2', 'talk_v10']);
      expect(await another().list('profile')).toEqual([{ label: 'studio_v1', hash: wav.hash, kind: 'profile' }]);
    });

    test('publishes again what is there, and changes nothing', async () => {
      await publish(talk, 'What it is for.');
      expect(await registry.publishArtifact(talk.canonical)).toEqual({ outcome: 'already_there', hash: talk.hash });
      const again = { label: 'talk_v1', hash: talk.hash, title: 'In other words.' };
      expect(await another().publishLabel(again)).toBe('already_there');
      expect(await another().list()).toMatchObject([{ label: 'talk_v1', title: 'What it is for.' }]);
      await registry.keepSource(talk.hash, 'its source');
      await registry.keepSource(talk.hash, 'another text');
      expect(await registry.readSource(talk.hash)).toBe('its source');
      expect(await registry.readSource(wav.hash)).toBeUndefined();
    });

    test('never gives a label another meaning', async () => {
      await publish(talk);
      await registry.publishArtifact(louder.canonical);
      expect(await failureOf(registry.publishLabel({ label: 'talk_v1', hash: louder.hash }))).toMatchObject({
        code: 'registry/label_taken',
        message: `talk_v1 is published in '${registry.base}' already, as sha256:${talk.hash}`,
      });
      expect((await another().resolve('talk_v1')).hash).toBe(talk.hash);
    });

    test('lets one of many who give a label two meanings win', async () => {
      await registry.publishArtifact(talk.canonical);
      await registry.publishArtifact(louder.canonical);
      const hashes = Array.from({ length: 20 }, (_, turn) => (turn % 2 === 0 ? talk.hash : louder.hash));
      const race = hashes.map((hash) => another().publishLabel({ label: 'talk_v1', hash }));
      const settled = await Promise.allSettled(race);

      const { hash: winner } = await another().resolve('talk_v1');
      const outcomes = settled.map((one, turn) => [hashes[turn] === winner, outcomeOf(one)].join(' '));
      expect(outcomes.filter((outcome) => outcome === 'true written')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'true already_there')).toHaveLength(9);
      expect(outcomes.filter((outcome) => outcome === 'false registry/label_taken')).toHaveLength(10);
      expect(await registry.decidesRaces()).toBe(true);
    });

    test('names nothing that is not there', async () => {
      expect(await failureOf(registry.publishLabel({ label: 'talk_v1', hash: talk.hash }))).toMatchObject({
        code: 'artifact/not_found',
      });
      const { hash } = await registry.publishArtifact(talk.canonical);
      await expect(registry.publishLabel({ label: '../talk_v1', hash })).rejects.toThrow('not a label: "../talk_v1"');
    });

    test('finds what is published after it was missed', async () => {
      expect((await failureOf(registry.resolve('talk_v1'))).code).toBe('artifact/not_found');
      expect((await failureOf(registry.resolve(`sha256:${talk.hash}`))).code).toBe('artifact/not_found');
      await publish(talk);
      expect((await registry.resolve('talk_v1')).hash).toBe(talk.hash);
    });

    test.each([
      ['tolk_v1', 'did you mean talk_v1?'],
      ['talk_v9', 'did you mean talk_v1?'],
      ['talk', 'did you mean talk_v1?'],
      ['something_else_v1', 'name a published one as name_vN or as sha256:<hash>'],
      ['../labels/talk_v1', 'name a published one as name_vN or as sha256:<hash>'],
      ['sha256:12', 'name a published one as name_vN or as sha256:<hash>'],
    ])('%s is not found: %s', async (reference, hint) => {
      await publish(talk);
      expect(await failureOf(registry.resolve(reference))).toMatchObject({
        code: 'artifact/not_found',
        message: `there is no preset or profile '${reference}'`,
        hint,
      });
    });

    test('refuses bytes that have another hash, whoever asks', async () => {
      await publish(talk);
      await lie(`artifacts/sha256/${talk.hash}`, louder.canonical);
      for (const ask of [
        () => another().resolve('talk_v1'),
        () => another().resolve(`sha256:${talk.hash}`),
        () => another().get(talk.hash),
        () => registry.read(talk.hash), // though the artifact itself is in memory
        () => another().publishArtifact(talk.canonical),
      ]) {
        expect(await failureOf(ask())).toMatchObject({
          code: 'artifact/corrupt',
          message: `the artifact sha256:${talk.hash} in ${registry.base} is not what its address says: its bytes have another hash`,
        });
      }
    });

    test.each([
      ['nonsense', 'it is not JSON'],
      ['{"kind":"preset"}', 'it is no artifact that this version of Lathe knows'],
      [`${talk.canonical}\n`, 'its JSON is not in canonical form'],
    ])('neither keeps nor runs what is no artifact: %.20s', async (text, reason) => {
      expect((await failureOf(registry.publishArtifact(text))).code).toBe('artifact/invalid');
      await lie(`artifacts/sha256/${hashOf(text)}`, text);
      expect(await failureOf(registry.get(hashOf(text)))).toMatchObject({
        code: 'artifact/invalid',
        message: expect.stringContaining(`the artifact sha256:${hashOf(text)} cannot be run: ${reason}`),
      });
    });

    test.each([
      ['<<<<<<< ours', 'it is not a JSON object'],
      ['null', 'it is not a JSON object'],
      ['{"kind":"preset"}', 'it does not name a hash (sha256: and 64 hexadecimal digits)'],
      [`{"hash":"${talk.hash}","kind":"preset"}`, 'it does not name a hash (sha256: and 64 hexadecimal digits)'],
      [`{"hash":"sha256:${talk.hash}"}`, 'it says neither preset nor profile'],
      [`{"hash":"sha256:${talk.hash}","kind":"profile"}`, 'it calls a profile what is a preset'],
      [`{"hash":"sha256:${louder.hash}","kind":"preset"}`, `it leads to sha256:${louder.hash}, which is not there`],
    ])('says that a label is damaged: %s', async (text, reason) => {
      await publish(talk);
      await lie('labels/talk_v1.json', text);
      expect(await failureOf(another().resolve('talk_v1'))).toMatchObject({
        code: 'registry/damaged',
        message: `the registry is damaged at '${uri('labels/talk_v1.json')}': ${reason}`,
      });
    });

    test('tells what lies among the artifacts and is none', async () => {
      await publish(talk);
      await lie('artifacts/sha256/notes.txt', 'mine');
      expect(await registry.contents()).toEqual({
        hashes: [talk.hash],
        foreign: [uri('artifacts/sha256/notes.txt')],
      });
    });

    test('stops where it is cancelled', async () => {
      await publish(talk);
      const signal = AbortSignal.abort('enough');
      expect(await failureOf(another().resolve('talk_v1', { signal }))).toMatchObject({ code: 'job/cancelled' });
    });

    test.each(['s3://Bucket', 'file:///a/../b', '/srv/lathe', ''])('%s is no base', (base) => {
      expect(() => openRegistry({ storage: subject.storage, base })).toThrow(LatheFailure);
    });
  });
}

function outcomeOf(settled: PromiseSettledResult<string>): string {
  if (settled.status === 'fulfilled') return settled.value;
  return settled.reason instanceof LatheFailure ? settled.reason.code : String(settled.reason);
}
