import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeasuredPass } from '../../runtime/engine/master/recorded.ts';
import type { WrittenReport } from '../../runtime/engine/master/recorded-in.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { compareFigures, type Figures } from '../../runtime/worker/replay/compare-figures.ts';
import type { CompletedResult } from '../../schemas/generated/job.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { fileSubject, sha256 } from '../storage/support/subject.ts';
import type { AcceptedJob } from '../support/jobs/request.ts';
import { type Service, startService } from './support/service.ts';

const media = mediaFolder();
let service: Service;
let digest: string;
let first: AcceptedJob;
beforeAll(async () => {
  service = await startService(await fileSubject());
  await service.store('in/noise.wav', media.make('noise.wav', ...NOISE));
  digest = sha256(await service.read('in/noise.wav'));
  first = await service.submit({ inputs: { source: 'in/noise.wav' } });
  expect(await service.feed.give(first.id)).toEqual({ kind: 'done' });
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

/** Submits a job again, as the API does: with the digests of what the first one read. */
async function replay(
  of: AcceptedJob,
  inputs = { source: { key: 'in/noise.wav', sha256: digest } },
  measure?: 'recorded' | 'anew',
) {
  const job = await service.submit({ inputs, replayOf: of.id, ...(measure && { measure }) });
  const outcome = await service.feed.give(job.id);
  return { id: job.id, outcome, result: await service.ledger.readResult(job.id, 1) };
}

test('the same inputs and artifacts make the same bytes', async () => {
  const { result } = await replay(first);
  const details = [`measurements taken from job ${first.id}`];
  expect(result).toMatchObject({ state: 'COMPLETED', replay: { of: first.id, verdict: 'bit_exact', details } });
});

test('what the first job measured is not measured again, unless that is asked for', async () => {
  expect(await stagesOf(first.id)).toContain('analyze');
  const given = await replay(first);
  expect(await stagesOf(given.id)).toEqual(['render', 'verify']);
  const anew = await replay(first, undefined, 'anew');
  expect(await stagesOf(anew.id)).toEqual(await stagesOf(first.id));
  expect(anew.result).toMatchObject({ replay: { verdict: 'bit_exact', details: ['measured anew: as asked'] } });
});

test('the log tells where the measurements came from', async () => {
  const { id } = await replay(first);
  const log = (await service.read(`lathe/jobs/${id}/attempts/1/worker.jsonl`)).toString();
  expect(log).toContain('the measurements are taken from the first job');
});

test('the measurements stand in the report of the attempt alone', async () => {
  const { measurements } = await reportOf(first.id);
  expect(measurements).not.toEqual([]);
  expect(await service.ledger.readResult(first.id, 1)).not.toHaveProperty('report.measurements');
});

test('another measurement makes another master, and the verdict tells', async () => {
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  await service.feed.give(job.id);
  await rewriteReport(job.id, ({ measurements = [], ...report }) => ({
    ...report,
    measurements: measurements.map((pass) => ({ ...pass, loudness: louder(pass.loudness) })),
  }));
  const { id, result } = await replay(job);
  expect(await stagesOf(id)).toEqual(['render', 'verify']);
  expect(result).toMatchObject({
    replay: {
      verdict: 'loudness_equal',
      details: expect.arrayContaining([
        'the samples differ',
        expect.stringMatching(/^the loudness of source, as measured, in LUFS was -\d/),
        expect.stringMatching(/^the gain in dB was \d/),
        expect.stringMatching(/^the loudness of the master in LUFS was -\d/),
        `measurements taken from job ${job.id}`,
      ]),
    },
  });
});

test.each<[string, (id: AcceptedJob['id']) => Promise<unknown>, string]>([
  [
    'a job from before they were kept',
    (id) => rewriteReport(id, ({ measurements: _, ...report }) => report),
    'keeps none',
  ],
  [
    'a report of other bytes',
    (id) => rewriteReport(id, (report) => ({ ...report, inputs: withDigests(report, '0'.repeat(64)) })),
    'read other bytes',
  ],
  ['a report that is cut off', (id) => service.subject.storage.putBytes(reportUri(id), '{"inputs": '), 'is damaged'],
  [
    'a report that is gone',
    (id) => service.subject.storage.remove(reportUri(id)),
    'cannot be read: there is nothing at',
  ],
])('%s has nothing to be taken: everything is measured', async (_, change, reason) => {
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  await service.feed.give(job.id);
  await change(job.id);
  const { id, result } = await replay(job);
  expect(await stagesOf(id)).toEqual(await stagesOf(first.id));
  const details = [expect.stringMatching(new RegExp(`^measured anew: .*job ${job.id} ${reason}`))];
  expect(result).toMatchObject({ replay: { verdict: 'bit_exact', details } });
});

test('what the first job did not measure is measured, and the verdict names it', async () => {
  const job = await service.submit({ inputs: { source: 'in/noise.wav' }, profile: 'audio_only_master_v1' });
  await service.feed.give(job.id);
  await rewriteReport(job.id, ({ measurements = [], ...report }) => ({
    ...report,
    measurements: measurements.filter(({ detail }) => detail !== 'measuring source'),
  }));
  const again = await service.submit({
    inputs: { source: { key: 'in/noise.wav', sha256: digest } },
    profile: 'audio_only_master_v1',
    replayOf: job.id,
  });
  await service.feed.give(again.id);
  const details = [`measurements taken from job ${job.id}, and made anew where it holds none: measuring source`];
  expect(await service.ledger.readResult(again.id, 1)).toMatchObject({ replay: { verdict: 'bit_exact', details } });
});

function reportUri(id: AcceptedJob['id']): string {
  return service.ledger.keys.attempt(id, 1, 'report.json');
}

async function reportOf(id: AcceptedJob['id']): Promise<WrittenReport & Pick<MasterReport, 'stages'>> {
  const { content } = await service.subject.storage.getBytes(reportUri(id));
  return JSON.parse(content.toString()) as WrittenReport & Pick<MasterReport, 'stages'>; // as the worker wrote it
}

/** Makes a job look as if its attempt had written another report. */
async function rewriteReport(id: AcceptedJob['id'], change: (report: WrittenReport) => WrittenReport): Promise<void> {
  await service.subject.storage.putBytes(reportUri(id), JSON.stringify(change(await reportOf(id))));
}

async function stagesOf(id: AcceptedJob['id']): Promise<readonly string[]> {
  return (await reportOf(id)).stages.map(({ stage }) => stage).toSorted();
}

/** By a twentieth of an LU: too little to be corrected afterwards. */
function louder(loudness: MeasuredPass['loudness']): MeasuredPass['loudness'] {
  const moved = Object.entries(loudness).map(([meter, figures]) => {
    const integratedLufs = (figures.integratedLufs ?? Number.NaN) + 0.05;
    return [meter, { ...figures, integratedLufs }] as const;
  });
  return Object.fromEntries(moved);
}

function withDigests({ inputs }: WrittenReport, sha256: string): WrittenReport['inputs'] {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, { ...input, sha256 }]));
}

test('the bytes count, and not where they lie', async () => {
  await service.store('in/moved.wav', media.file('noise.wav'));
  const { result } = await replay(first, { source: { key: 'in/moved.wav', sha256: digest } });
  expect(result).toMatchObject({ replay: { verdict: 'bit_exact' } });
});

test('other bytes are no replay', async () => {
  await service.store('in/other.wav', media.make('other.wav', ...NOISE, '-af', 'volume=0.5'));
  const { outcome, result } = await replay(first, { source: { key: 'in/other.wav', sha256: digest } });
  expect(outcome).toMatchObject({ kind: 'dead' });
  expect(result).toMatchObject({ state: 'DEAD', error: { code: 'storage/changed', class: 'INPUT' } });
});

const goneReport = expect.stringContaining('measured anew: the report of job');

/** A job that ended with another master than ours, and the figures that this one has. */
async function endedWith(
  master: string,
  change: (figures: Figures) => Figures = (figures) => figures,
): Promise<AcceptedJob> {
  const { ledger, subject } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const standing = (await ledger.readResult(first.id, 1)) as CompletedResult; // as the first test has it
  const uri = ledger.keys.attempt(job.id, 1, 'master.wav');
  const stored = await subject.storage.putFile(uri, master);
  const output = { uri, sha256: stored.sha256, bytes: stored.bytes };
  const report = change(standing.report as unknown as Figures);
  await ledger.decide<CompletedResult>({ ...standing, id: job.id, output, report });
  return job;
}

test('another file with the same samples is told from the same file', async () => {
  const same = media.make('same.wav', '-i', await masterFile(), '-c', 'copy', '-metadata', 'title=another header');
  const { result } = await replay(await endedWith(same));
  expect(result).toMatchObject({
    replay: { verdict: 'pcm_exact', details: ['the files differ, and decode to the same samples', goneReport] },
  });
});

test('other samples of the same loudness are told, and what was another', async () => {
  const dithered = media.make('dithered.wav', '-i', await masterFile(), '-af', 'volume=0.999', '-c:a', 'pcm_s24le');
  const old = (figures: Figures): Figures => ({ ...figures, ffmpeg: { ...figures.ffmpeg, version: '4.4' } });
  const { result } = await replay(await endedWith(dithered, old));
  expect(result).toMatchObject({
    replay: {
      verdict: 'loudness_equal',
      details: ['the samples differ', expect.stringMatching(/^FFmpeg was 4\.4, and is \d/), goneReport],
    },
  });
});

test('a first master that is gone is compared by its figures', async () => {
  const job = await endedWith(media.make('gone.wav', ...NOISE));
  await service.subject.storage.remove(service.ledger.keys.attempt(job.id, 1, 'master.wav'));
  const { result } = await replay(job);
  expect(result).toMatchObject({
    replay: {
      verdict: 'loudness_equal',
      details: [expect.stringContaining('cannot be compared sample by sample: there is nothing at'), goneReport],
    },
  });
});

test('a job without a master is nothing to compare with', async () => {
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const { result } = await replay(job);
  const details = ['the first job has no master to compare with', `measured anew: job ${job.id} made no master`];
  expect(result).toMatchObject({ replay: { verdict: 'different', details } });
});

async function masterFile(): Promise<string> {
  return media.write('master.wav', await service.read(`lathe/jobs/${first.id}/attempts/1/master.wav`));
}

describe('figures', () => {
  const figures: Figures = {
    ffmpeg: { version: '5.1', fingerprint: 'f', mode: 'fast' },
    inputs: { source: { loudness: { integratedLufs: -20, truePeakDbtp: -3 } } },
    output: { sampleRate: 48_000, durationSeconds: 2, loudness: { integratedLufs: -16, truePeakDbtp: -1.2 } },
    gainDb: 4,
    gainReductionDb: 0,
    corrections: 0,
  };
  const heard = (integratedLufs: number | null, truePeakDbtp: number | null, durationSeconds = 2): Figures => ({
    ...figures,
    output: { ...figures.output, durationSeconds, loudness: { integratedLufs, truePeakDbtp } },
  });

  test.each([
    ['are equal where they are the same', heard(-16, -1.2), true, []],
    [
      'are equal within a tenth',
      heard(-16.1, -1.1),
      true,
      [
        'the loudness of the master in LUFS was -16, and is -16.1',
        'the true peak of the master in dBTP was -1.2, and is -1.1',
      ],
    ],
    [
      'differ by more than a tenth of an LU',
      heard(-16.11, -1.2),
      false,
      ['the loudness of the master in LUFS was -16, and is -16.11'],
    ],
    [
      'differ by more than a tenth of a dB',
      heard(-16, -1.31),
      false,
      ['the true peak of the master in dBTP was -1.2, and is -1.31'],
    ],
    ['are equal within a frame', heard(-16, -1.2, 2.02), true, ['the length in seconds was 2, and is 2.02']],
    ['differ by more than a frame', heard(-16, -1.2, 2.03), false, ['the length in seconds was 2, and is 2.03']],
    [
      'of silence differ from any',
      heard(null, null),
      false,
      [
        'the loudness of the master in LUFS was -16, and is null',
        'the true peak of the master in dBTP was -1.2, and is null',
      ],
    ],
  ])('%s', (_, now, isEqual, details) => {
    expect(compareFigures(figures, now)).toEqual({ isEqual, details });
  });
});
