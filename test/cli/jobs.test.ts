import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOfToken } from '../../runtime/api/auth/token.ts';
import { openWholeService, type WholeService } from '../client/support/whole-service.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { sha256 } from '../storage/support/subject.ts';
import { folderWith, type Outcome, start } from './lathe.ts';

const media = mediaFolder();
const tokens = [
  { name: 'all', sha256: digestOfToken('submits'), scopes: ['submit', 'read'] as const },
  { name: 'looker', sha256: digestOfToken('looks'), scopes: ['read'] as const },
];
let service: WholeService;
let noise: string;
let damaged: string;
beforeAll(async () => {
  service = await openWholeService({ tokens });
  noise = await service.put('in/noise.wav', media.make('noise.wav', ...NOISE));
  damaged = await service.put('in/damaged.wav', media.write('damaged.wav', 'no sound at all'));
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service[Symbol.asyncDispose]();
});

const submission = ['submit', 'loudness_only_v1', '--profile', 'wav_master_v1', '--in'];

test('without any job the list says how to submit one', async () => {
  const { exitCode, stdout, stderr } = await jobs('list');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).toBe(
    'No jobs yet. To submit one:\n  lathe jobs submit dialogue_clean_v1 --in s3://bucket/original.mp4 --profile audio_only_master_v1\n',
  );
});

test('a job that waits is submitted, listed, shown and cancelled', async () => {
  const { exitCode, stdout, stderr } = await jobs(
    ...submission,
    noise,
    '--tag',
    'show=news',
    '--priority',
    '7',
    '--key',
    'k1',
  );
  const id = stdout.trim();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: `Accepted. 'lathe jobs watch ${id}' follows it.\n` });
  expect((await jobs(...submission, noise, '--tag', 'show=news', '--priority', '7', '--key', 'k1')).stdout.trim()).toBe(
    id,
  );

  const list = (await jobs('list', '--state', 'pending', '--tag', 'show=news')).stdout.trimEnd().split('\n');
  expect(list).toHaveLength(2);
  expect(list[1]).toMatch(new RegExp(`^PENDING  ${id}  loudness_only_v1 +\\d+\\.\\d s +-  show=news$`));

  const shown = (await jobs('show', id)).stdout;
  expect(shown).toContain(`${id}  PENDING`);
  expect(shown).toMatch(/^ {2}priority +7$/m);
  expect(shown).toMatch(/^ {2}attempt +none yet$/m);

  expect((await jobs('logs', id)).stderr).toBe('There is no log yet: the job is PENDING, and no attempt has begun.\n');
  expect((await jobs('cancel', id)).stdout).toBe(`${id} is cancelled: nothing of it is published.\n`);
  const again = await jobs('cancel', id);
  expect(again).toMatchObject({ exitCode: 2 });
  expect(again.stderr).toBe(
    "error[api/conflict]: this is not possible any more: the job is CANCELLED\n   = hint: 'lathe jobs show ID' says how it stands\n",
  );
  const watched = await jobs('watch', id);
  expect(watched).toMatchObject({ exitCode: 2, stdout: '\n✖ CANCELLED: all asked for it\n' });
});

test('with a worker a job is followed to its report', async () => {
  await service.startWorker();
  const { exitCode, stdout, stderr } = await jobs(...submission, noise, '--to', service.uri('out/noise.wav'), '--wait');
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^accepted as .{36}$/m);
  expect(stderr).toMatch(/^attempt 1 on worker-1$/m);
  expect(stdout).toMatch(/integrated loudness +-\d+\.\d LUFS +-16\.\d LUFS/);
  expect(stdout).toContain(service.uri('out/noise.wav'));

  const id = /accepted as (\S+)/.exec(stderr)?.[1] ?? '';
  const log = (await jobs('logs', id)).stdout;
  expect(log).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}info {3}the attempt begins/m);
  expect(log).toContain('Files of attempt 1');
  const [first = ''] = (await jobs('logs', id, '--json')).stdout.split('\n');
  expect(JSON.parse(first)).toMatchObject({ jobId: id, message: 'the attempt begins' });
  const file = /logs\/\S+/.exec(log)?.[0] ?? '';
  expect((await jobs('logs', id, '--file', file)).stdout).toContain('-nostdin');

  const folder = folderWith({});
  const fetched = await jobsIn(folder, 'download', id);
  expect(fetched).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`${id}.wav`) });
  const { outcome } = JSON.parse((await jobs('show', id, '--json')).stdout) as {
    outcome: { output: { sha256: string } };
  };
  expect(sha256(readFileSync(join(folder, `${id}.wav`)))).toBe(outcome.output.sha256);
  expect((await jobsIn(folder, 'download', id)).stderr).toContain('error[output/exists]');

  const replayed = await jobs('replay', id, '--wait');
  expect(replayed).toMatchObject({ exitCode: 0 });
  expect(replayed.stdout).toContain(` bit_exact: the same file, byte for byte, as against ${id}\n`);
  expect(replayed.stdout).toContain(`measurements taken from job ${id}\n`);

  const anew = await start(folder, ['replay', id, '--measure', 'anew', '--wait'], '', envOf('submits'));
  expect(anew).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('measured anew: as asked\n') });
});

test('a replay takes recorded measurements or new ones, and says so of anything else', async () => {
  const { exitCode, stderr } = await jobs('replay', 'x', '--measure', 'twice');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Allowed choices are recorded, anew');
});

test('a job that dies ends the command with what to do next', async () => {
  const { exitCode, stdout, stderr } = await jobs(...submission, damaged, '--wait');
  const id = /accepted as (\S+)/.exec(stderr)?.[1] ?? '';
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^error\[input\/\w+\]: /m);
  expect(stdout).toContain(
    `✖ DEAD after one attempt: trying again changes nothing. Mend the cause and submit it anew; its log says more\n  lathe jobs logs ${id}\n`,
  );
  const retried = await jobs('retry', id, '--wait', '--json');
  expect(retried.exitCode).toBe(2);
  expect(JSON.parse(retried.stdout)).toMatchObject({ id, state: 'DEAD', round: 2 });
});

test('a plan is waited for like a master', async () => {
  const { exitCode, stdout } = await jobs(...submission, noise, '--set', 'target=-20LUFS', '--plan', '--wait');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('within reach: -20 LUFS');
});

test('all that is wrong with a submission is told at once', async () => {
  const { exitCode, stderr } = await jobs(...submission, `${noise}x`, '--set', 'tgt=3');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('/params/tgt: there is no param "tgt"');
  expect(stderr).toContain('/inputAssetId: ');
  const json = await jobs('show', 'nothing', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: 'api/not_found', status: 404 } });
});

test('a stream of the only input needs no name, nor does the input', async () => {
  const { exitCode, stdout } = await jobs(...submission, noise, '--stream', '0', '--json');
  expect(exitCode).toBe(0);
  expect(Object.values(JSON.parse(stdout).inputs)).toMatchObject([{ uri: noise, stream: '0' }]);
  const [submit = '', , ...rest] = submission;
  const several = await jobs(submit, 'voice_over_music_v1', ...rest, noise, '--stream', '0');
  expect(several).toMatchObject({ exitCode: 2 });
  expect(several.stderr).toContain('error[jobs/unnamed_input]');
});

test('without a profile those of the service are named', async () => {
  const { exitCode, stderr } = await jobs('submit', 'loudness_only_v1', '--in', noise);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('hint: add --profile with one of wav_master_v1');
});

test('a token is asked for, and one with the scope', async () => {
  const without = await run(folderWith({}), '', ['list']);
  expect(without).toMatchObject({ exitCode: 2 });
  expect(without.stderr).toContain(
    'hint: put a token of this service into LATHE_TOKEN, or name a file with it: --token-file FILE',
  );
  const folder = folderWith({ token: 'looks\n' });
  const looking = await jobsIn(folder, ...submission, noise, '--token-file', 'token');
  expect(looking).toMatchObject({ exitCode: 2 });
  expect(looking.stderr).toContain('error[api/forbidden]: this token does not have the scope submit');
  expect((await jobsIn(folder, 'list', '--token-file', 'token')).exitCode).toBe(0);
});

test('where no service answers, it says what to start', async () => {
  const { exitCode, stderr } = await jobs('list', '--url', 'http://127.0.0.1:9');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('error[service/unreachable]: http://127.0.0.1:9 cannot be reached: ');
  expect(stderr).toContain("hint: start a service on this machine with 'lathe dev'");
});

test('called alone it prints its help', async () => {
  const { exitCode, stdout } = await jobs();
  expect(exitCode).toBe(0);
  for (const name of ['submit', 'list', 'show', 'watch', 'logs', 'download', 'cancel', 'retry', 'replay', 'recover']) {
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  }
});

function jobs(...args: readonly string[]): Promise<Outcome> {
  return jobsIn(folderWith({}), ...args);
}

function jobsIn(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return run(folder, 'submits', args);
}

function envOf(token: string) {
  return { LATHE_URL: service.url, LATHE_TOKEN: token };
}

async function run(folder: string, token: string, args: readonly string[]): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await start(folder, ['jobs', ...args], '', envOf(token));
  return { exitCode, stdout, stderr };
}
