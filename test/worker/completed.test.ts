import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { definitionOf } from '../../runtime/telemetry/metrics.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { fileSubject, sha256 } from '../storage/support/subject.ts';
import { type Service, startService } from './support/service.ts';

const media = mediaFolder();
let service: Service;
beforeAll(async () => {
  service = await startService(await fileSubject());
  await service.store('in/noise.wav', media.make('noise.wav', ...NOISE));
  await service.store(
    'in/voice.wav',
    media.make('voice.wav', '-f', 'lavfi', '-i', 'anoisesrc=d=2:c=pink:a=0.2:seed=3'),
  );
  const tones = [500, 1000].flatMap((hertz) => ['-f', 'lavfi', '-i', `sine=${hertz}:d=2:r=48000`]);
  const tags = ['eng', 'ger'].flatMap((language, index) => [`-metadata:s:a:${index}`, `language=${language}`]);
  await service.store('in/two.mka', media.make('two.mka', ...tones, '-map', '0', '-map', '1', '-c:a', 'flac', ...tags));
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

test('a job becomes a master at its destination, with all that was learnt on the way', async () => {
  const { subject, ledger, feed, keys, json } = service;
  const destination = subject.uri('masters/noise.wav');
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' }, destination });

  expect(await feed.give(id)).toEqual({ kind: 'done' });

  const result = await ledger.readResult(id, 1);
  const master = await service.read('masters/noise.wav');
  expect(result).toMatchObject({
    state: 'COMPLETED',
    attempt: 1,
    worker: 'worker-1',
    destination,
    output: {
      uri: subject.uri(`lathe/jobs/${id}/attempts/1/master.wav`),
      sha256: sha256(master),
      bytes: master.byteLength,
    },
    report: {
      inputs: { source: { path: subject.uri('in/noise.wav') } },
      output: { path: destination, loudness: { integratedLufs: expect.closeTo(-16, 1) } },
    },
  });
  expect(feed.records.get(id)).toMatchObject({ state: 'COMPLETED', attempt: 1, worker: 'worker-1', result });
  expect(await keys(`lathe/jobs/${id}/`)).toEqual([
    'attempts/1/ended.json',
    'attempts/1/logs/01-analyze.log',
    'attempts/1/logs/02-render.log',
    'attempts/1/logs/02-verify.log',
    'attempts/1/master.wav',
    'attempts/1/report.json',
    'attempts/1/started.json',
    'attempts/1/worker.jsonl',
    'published.1.json',
    'request.json',
    'result.json',
  ]);
  expect(await keys('lathe/pending/')).toEqual([]);
  expect(await keys('lathe/debug/')).toEqual([]);
  expect(readdirSync(service.scratch)).toEqual([]);

  const { stages } = (await json(`lathe/jobs/${id}/attempts/1/report.json`)) as { stages: { cpuSeconds: number }[] };
  const cpuSeconds = stages.reduce((sum, stage) => sum + stage.cpuSeconds, 0);
  expect(await json(`lathe/jobs/${id}/attempts/1/ended.json`)).toMatchObject({
    outcome: 'completed',
    details: {
      ffmpeg: { version: expect.stringMatching(/^\d/), mode: 'fast' },
      confinement: expect.any(String),
      stageSeconds: { download: expect.any(Number), render: expect.any(Number), upload: expect.any(Number) },
      cpuSeconds: expect.closeTo(cpuSeconds, 6),
      inputs: { source: { uri: subject.uri('in/noise.wav'), bytes: 384_078 } },
    },
  });
});

test('every line about a job names it, live and as kept', async () => {
  const { feed } = service;
  feed.lines.length = 0;
  const { id, preset, traceId } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  await feed.give(id);

  const kept = (await service.read(`lathe/jobs/${id}/attempts/1/worker.jsonl`)).toString().trimEnd().split('\n');
  expect(feed.lines).toEqual(kept);
  const lines = kept.map((line) => JSON.parse(line) as Record<string, unknown>);
  const names = { jobId: id, attempt: 1, presetHash: preset.hash, traceId, worker: 'worker-1' };
  expect(lines.every((line) => Object.entries(names).every(([name, value]) => line[name] === value))).toBe(true);
  expect(lines.map(({ message }) => message)).toEqual([
    'the attempt begins',
    'fetching source',
    'fetched source',
    'fetched all inputs',
    'measuring source',
    'encoding pcm',
    'storing the master',
    'the master is stored under the key of this attempt',
    'the job is completed',
    'the master is published',
    'the attempt has ended: completed',
  ]);
});

test('progress goes through the stages, each from its start to its end', async () => {
  const { feed } = service;
  feed.told.length = 0;
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  await feed.give(id);

  const stages = [...new Set(feed.told.map(({ stage }) => stage))];
  expect(stages).toEqual(['download', 'analyze', 'render', 'upload']);
  for (const stage of stages) {
    const fractions = feed.told.filter((one) => one.stage === stage).map(({ fraction }) => fraction);
    expect([fractions[0], fractions.at(-1)]).toEqual([0, 1]);
  }
  expect(feed.told.every(({ attempt }) => attempt === 1)).toBe(true);
});

test('a master without a destination lands below the outputs, by its job', async () => {
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' }, profile: 'audio_only_master_v1' });

  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  expect(await service.keys('lathe/masters/')).toContain(`${id}.m4a`);
});

test('a plan says what would be done, and makes no master', async () => {
  const { id } = await service.submit({ kind: 'plan', inputs: { source: 'in/noise.wav' } });

  expect(await service.feed.give(id)).toEqual({ kind: 'done' });

  const result = await service.ledger.readResult(id, 1);
  expect(result).toMatchObject({
    state: 'COMPLETED',
    plan: { mode: 'linear', inputs: { source: { path: service.subject.uri('in/noise.wav') } } },
  });
  expect(result).not.toHaveProperty('output');
  expect(await service.keys(`lathe/jobs/${id}/attempts/1/logs/`)).toContain('01-analyze.log');
  expect(await service.keys(`lathe/jobs/${id}/attempts/1/`)).toContain('plan.json');
});

test('a preset of two inputs gets both, each by its name', async () => {
  const inputs = { voice: 'in/voice.wav', music: 'in/noise.wav' };
  const { id } = await service.submit({ preset: 'voice_over_music_v1', inputs, params: { depth: 12 } });

  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({
    report: {
      params: { depth: 12 },
      inputs: { voice: { channels: 1 }, music: { channels: 2 } },
    },
  });
});

test.each([
  ['1', 1],
  ['lang:eng', 0],
])('of several audio streams it takes %s, as was asked for', async (stream, audioIndex) => {
  const { id } = await service.submit({ inputs: { source: { key: 'in/two.mka', stream } } });

  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({
    report: { inputs: { source: { stream: { audioIndex, of: 2 } } } },
  });
});

test('a verbose job keeps its intermediates, for a while', async () => {
  const inputs = { voice: 'in/voice.wav', music: 'in/noise.wav' };
  const { id } = await service.submit({ preset: 'voice_over_music_v1', inputs, verbose: true });
  await service.feed.give(id);

  const kept = await service.keys(`lathe/debug/${id}/1/`);
  expect(kept).toContain('about.json');
  expect(kept.filter((name) => name.endsWith('.w64')).length).toBeGreaterThan(0);
  expect(await service.json(`lathe/jobs/${id}/attempts/1/ended.json`)).toMatchObject({
    details: { debug: { uri: service.subject.uri(`lathe/debug/${id}/1/`) } },
  });
});

test('the figures of an attempt are shipped', async () => {
  const { feed } = service;
  feed.observations.length = 0;
  const { id, preset } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  await feed.give(id);

  const value = expect.any(Number);
  const of = { preset_hash: preset.hash };
  expect(feed.observations).toEqual(
    expect.arrayContaining([
      { metric: 'lathe_attempt_duration_seconds', labels: { kind: 'master', outcome: 'completed' }, value },
      { metric: 'lathe_stage_duration_seconds', labels: { stage: 'render' }, value },
      { metric: 'lathe_cpu_seconds_total', labels: {}, value },
      { metric: 'lathe_cpu_seconds_per_media_minute', labels: of, value },
      { metric: 'lathe_bytes_total', labels: { direction: 'in' }, value: 384_078 },
      { metric: 'lathe_bytes_total', labels: { direction: 'out' }, value: 576_104 },
      { metric: 'lathe_loudness_error_lu', labels: of, value: expect.closeTo(0, 1) },
      { metric: 'lathe_true_peak_margin_db', labels: of, value },
    ]),
  );
  expect(feed.observations.map(({ metric }) => definitionOf(metric).source)).toEqual(
    feed.observations.map(() => 'worker'), // what others count would count twice
  );
});
