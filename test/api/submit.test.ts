import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAllowList } from '../../runtime/storage/uri/allow-list.ts';
import { readWebhookOrigins } from '../../runtime/webhooks/origins.ts';
import { conform, hashes, openService, put, type Service, smallest } from './support/service.ts';

let service: Service;

beforeAll(async () => {
  service = await openService();
});
afterAll(() => service[Symbol.asyncDispose]());

const post = (body: unknown, headers = {}) => service.ask('POST', '/v1/jobs', body, headers);

test('the smallest request becomes a job that names hashes, the version of its input and where its master goes', async () => {
  const body = await smallest(service);
  const answer = await post(body);
  const { id } = answer.body;
  conform('Job', answer.body);
  expect(answer.status).toBe(202);
  expect(answer.headers.location).toBe(`/v1/jobs/${id}`);
  expect(answer.body).toMatchObject({
    kind: 'master',
    state: 'PENDING',
    preset: { label: 'dialogue_clean_v1', hash: hashes.dialogue_clean_v1 },
    profile: { label: 'audio_only_master_v1', hash: hashes.audio_only_master_v1 },
    inputs: { voice: { uri: body.inputAssetId, bytes: 5, etag: expect.any(String) } },
    destination: `${service.base}/masters/${id}.m4a`,
    priority: 100,
    params: {},
    tags: {},
  });
  expect(await service.ledger.readRequest(id)).toMatchObject({ id, kind: 'master' });
  expect(await service.queue.holds(id, 1)).toBe(true);
});

test('the full request is kept as it was given, with its params in their own units', async () => {
  const voice = await put(service);
  const body = {
    inputs: { voice: { uri: voice, stream: 1 } },
    audioProfile: hashes.dialogue_clean_v1,
    outputProfile: 'audio_only_master_v1',
    params: { target: '-17.5 LUFS' },
    destination: service.subject.uri('out/original.m4a'),
    priority: 10,
    tags: { show: 'news' },
    externalId: 'abc-1',
    verbose: true,
    reproducible: true,
    notify: { url: 'https://caller.internal/hook?token=secret#part' },
  };
  const { status, body: job } = await post(body, {
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  });
  expect(status).toBe(202);
  expect(job).toMatchObject({
    preset: { hash: hashes.dialogue_clean_v1 },
    inputs: { voice: { uri: voice, stream: '1' } },
    params: { target: -17.5 },
    destination: body.destination,
    priority: 10,
    tags: { show: 'news' },
    externalId: 'abc-1',
    verbose: true,
    reproducible: true,
    notifyUrl: 'https://caller.internal/hook',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  });
  expect(await service.ledger.readRequest(job.id)).toMatchObject({
    notifyUrl: 'https://caller.internal/hook?token=secret',
  });
});

test('a plan is a job without a destination', async () => {
  const { status, body: job } = await service.ask('POST', '/v1/plan', await smallest(service));
  expect([status, job.kind, job.destination]).toEqual([202, 'plan', undefined]);
});

test('everything that is wrong is named at once', async () => {
  const { status, body } = await post({
    inputs: { voic: service.subject.uri('in/a.wav') },
    audioProfile: 'dialogue_clean_v1',
    outputProfile: 'audio_only_master_v9',
    params: { target: '-160 LUFS', tarjet: 1 },
    destination: 's3://elsewhere/a.m4a',
    notify: { url: 'http://10.0.0.1/' },
  });
  expect(status).toBe(422);
  expect(body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)).toEqual([
    '/outputProfile artifact/not_found',
    '/inputs/voice preset/inputs_mismatch',
    '/inputs/voic preset/inputs_mismatch',
    '/params/tarjet preset/params_invalid',
    '/params/target preset/params_invalid',
    '/destination storage/not_allowed',
    '/notify/url api/bad_notify',
  ]);
  expect(body).toMatchObject({ code: 'artifact/not_found', hint: 'did you mean audio_only_master_v1?' });
  expect(body.errors[2].hint).toBe('did you mean voice?');
  expect(body.errors[3].hint).toBe('did you mean target?');
});

test('an input is missed even where the preset is', async () => {
  const body = {
    ...(await smallest(service)),
    inputAssetId: service.subject.uri('in/missing.wav'),
    audioProfile: 'no_such_v1',
  };
  const codes = (await post(body)).body.errors.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(['artifact/not_found', 'storage/not_found']);
});

describe('a body that is not as the schema says', () => {
  test.each<[string, object, string]>([
    ['nothing at all', {}, '/audioProfile is missing; /outputProfile is missing'],
    ['a misspelt field', { audioProfil: 'x' }, '/audioProfil is not known here'],
    ['a priority out of range', { priority: 0 }, '/priority must be >= 1'],
    ['a number for a name', { externalId: 5 }, '/externalId must be string'],
    ['a tag that is no text', { tags: { show: 1 } }, '/tags/show must be string'],
    ['a tag with a bad name', { tags: { 'a b': 'x' } }, '/tags has the name "a b", which is not allowed'],
    ['a control character', { externalId: 'a\u0000' }, '/externalId is not written as it must be'],
    ['an input that is a list', { inputs: { voice: [] } }, '/inputs/voice has none of the forms that it may have'],
  ])('%s', async (_, change, problem) => {
    const whole = Object.keys(change).length === 0 ? {} : { ...(await smallest(service)), ...change };
    const { status, body } = await post(whole);
    expect([status, body.code]).toEqual([400, 'api/bad_request']);
    expect(body.detail).toContain(problem);
  });

  test('a tag with a bad name is told once, with what a name may be', async () => {
    const { body } = await post({ ...(await smallest(service)), tags: { 'a b': 'x' } });
    expect(body.errors).toEqual([
      {
        pointer: '/tags',
        code: 'api/bad_request',
        detail: 'has the name "a b", which is not allowed',
        hint: '1 to 64 of A-Z, a-z, 0-9, _ . and -',
      },
    ]);
  });

  test('a misspelt field is told what was probably meant', async () => {
    const { body } = await post({ ...(await smallest(service)), destinatoin: 'x' });
    expect(body.errors).toEqual([
      {
        pointer: '/destinatoin',
        code: 'api/bad_request',
        detail: 'is not known here',
        hint: 'did you mean destination?',
      },
    ]);
  });

  test.each([
    ['no JSON', '{', 'application/json', 400, 'api/bad_request'],
    ['another format', '<a/>', 'application/xml', 415, 'api/unsupported_media_type'],
    ['a text', 'a', 'text/plain', 415, 'api/unsupported_media_type'],
    ['a prototype', '{"__proto__":{"a":1}}', 'application/json', 400, 'api/bad_request'],
    ['a list', '[]', 'application/json', 400, 'api/bad_request'],
    ['an empty body', '', 'application/json', 400, 'api/bad_request'],
  ])('%s', async (_, payload, type, status, code) => {
    const answer = await post(payload, { 'content-type': type });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('more than is accepted', async () => {
    const { status, body } = await post({ ...(await smallest(service)), externalId: 'x'.repeat(2_000_000) });
    expect([status, body.code]).toEqual([413, 'api/too_large']);
  });
});

describe('inputs', () => {
  test.each([
    ['one that is not there', () => service.subject.uri('in/missing.wav'), 'storage/not_found'],
    ['one outside what is allowed', () => service.subject.uri('other/a.wav'), 'storage/not_allowed'],
    ['one beside what is allowed', () => service.subject.uri('inside/a.wav'), 'storage/not_allowed'],
    ['a way out', () => service.subject.uri('in/../lathe/a.wav'), 'storage/bad_uri'],
    ['what is no URI', () => '/etc/passwd', 'storage/bad_uri'],
    ['another scheme', () => 'http://169.254.169.254/latest', 'storage/bad_uri'],
    ['an encoded way out', () => service.subject.uri('in/%2e%2e/a'), 'storage/bad_uri'],
  ])('%s is refused', async (_, uri, code) => {
    const { status, body } = await post({ ...(await smallest(service)), inputAssetId: uri() });
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, code, '/inputAssetId']);
  });

  test('shorthand is for presets with one input', async () => {
    const body = { ...(await smallest(service)), audioProfile: 'voice_over_music_v1' };
    expect((await post(body)).body).toMatchObject({ status: 422, code: 'preset/inputs_mismatch' });
    const both = { ...(await smallest(service)), inputs: { voice: await put(service) } };
    expect((await post(both)).body.errors[0].pointer).toBe('/inputAssetId');
  });

  test('several are looked up by their names', async () => {
    const [voice, music] = [await put(service, 'in/voice.wav'), await put(service, 'in/music.wav', 'more sound')];
    const { body } = await post({
      ...(await smallest(service)),
      inputAssetId: undefined,
      audioProfile: 'voice_over_music_v1',
      inputs: { voice, music },
    });
    expect(body.inputs).toMatchObject({ voice: { uri: voice, bytes: 5 }, music: { uri: music, bytes: 10 } });
  });
});

describe('a destination', () => {
  test.each([
    ['of another extension', 'out/a.wav', 'api/bad_destination', 'end it with .m4a'],
    ['without an extension', 'out/a', 'api/bad_destination', 'end it with .m4a'],
    ['outside what is allowed', 'in/a.m4a', 'storage/not_allowed', 'move it to an allowed prefix'],
  ])('%s is refused', async (_, key, code, hint) => {
    const { status, body } = await post({ ...(await smallest(service)), destination: service.subject.uri(key) });
    expect([status, body.code]).toEqual([422, code]);
    expect(body.hint).toContain(hint);
  });

  test('is never the service’s own place, nor an input', async () => {
    await using wide = await openService({ allow: { inputs: everything, outputs: everything, webhooks: none } });
    const ask = async (change: object) =>
      (
        await wide.ask('POST', '/v1/jobs', {
          ...(await smallest(wide)),
          outputProfile: 'mp4_audio_replaced_v1',
          ...change,
        })
      ).body;
    expect((await ask({ destination: wide.subject.uri('lathe/jobs/a.mp4') })).detail).toContain(
      'it belongs to the service itself',
    );
    expect((await ask({ destination: wide.subject.uri('lathe/masters/a.mp4') })).detail).toContain(
      'it belongs to the service itself',
    );
    expect((await ask({ destination: wide.subject.uri('in/original.mp4') })).detail).toContain(
      'it is an input of this job',
    );
    expect((await ask({ inputAssetId: wide.subject.uri('lathe/labels/dialogue_clean_v1.json') })).code).toBe(
      'storage/not_allowed',
    );
    expect((await ask({ destination: wide.subject.uri('free/a.mp4') })).state).toBe('PENDING');
  });
});

describe('params', () => {
  test.each([
    ['-16 LUFS', -16],
    ['-16LUFS', -16],
    [-16, -16],
    [' -16.5 LUFS ', -16.5],
  ])('%j is read', async (target, value) => {
    const { body } = await post({ ...(await smallest(service)), params: { target } });
    expect(body.params).toEqual({ target: value });
  });

  test.each([
    ['-16 dB', '"-16 dB" is not a value of target in LUFS'],
    ['-16', '"-16" is not a value of target in LUFS'],
    ['loud', '"loud" is not a value of target in LUFS'],
    [-1000, 'target is -1000 LUFS, outside'],
  ])('%j is not', async (target, detail) => {
    const { status, body } = await post({ ...(await smallest(service)), params: { target } });
    expect([status, body.code]).toEqual([422, 'preset/params_invalid']);
    expect(body.detail).toContain(detail);
  });
});

describe('a webhook', () => {
  test.each([
    'https://caller.internal@evil.example/hook',
    'https://caller.internal.evil.example/hook',
    'https://caller.internal:8443/hook',
    'https://caller.internal./hook',
    'http://caller.internal/hook',
    'https://evil.example#https://caller.internal/',
    'https://user:s3cret@caller.internal/hook',
    'file:///etc/passwd',
    'hook',
  ])('does not go to %s', async (url) => {
    const { status, body } = await post({ ...(await smallest(service)), notify: { url } });
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'api/bad_notify', '/notify/url']);
    expect(JSON.stringify(body)).not.toContain('s3cret');
  });

  test('is kept in the one form that a URL has', async () => {
    const url = 'HTTPS://Caller.internal:443\\@evil.example/hook';
    const { body } = await post({ ...(await smallest(service)), notify: { url } });
    expect(body.notifyUrl).toBe('https://caller.internal/@evil.example/hook');
  });
});

const everything = readAllowList([`file://${tmpdir()}`]);
const none = readWebhookOrigins([]);
