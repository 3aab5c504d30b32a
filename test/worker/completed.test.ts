import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { fileSubject, sha256 } from '../storage/support/subject.ts';
import { type Service, startService } from './support/service.ts';

const media = mediaFolder();
let service: Service;
beforeAll(async () => {
  service = await startService(await fileSubject());
  await service.store('in/noise.wav', media.make('noise.wav', ...NOISE));
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

test('a job becomes a master at its destination, with all that was learnt on the way', async () => {
  const { subject, ledger, feed, submit, keys, json, read } = service;
  const destination = subject.uri('masters/noise.wav');
  const { id } = await submit({ inputs: { source: 'in/noise.wav' }, destination });

  expect(await feed.give(id)).toEqual({ kind: 'done' });

  const result = await ledger.readResult(id, 1);
  expect(result).toMatchObject({
    state: 'COMPLETED',
    attempt: 1,
    worker: 'worker-1',
    destination,
    output: { uri: subject.uri(`lathe/jobs/${id}/attempts/1/master.wav`) },
    report: {
      inputs: { source: { path: subject.uri('in/noise.wav') } },
      output: { path: destination, loudness: { integratedLufs: expect.closeTo(-16, 0) } },
    },
  });
  const master = await read('masters/noise.wav');
  expect(result).toMatchObject({ output: { sha256: sha256(master), bytes: master.byteLength } });
  expect(await keys(`lathe/jobs/${id}/`)).toEqual([
    'attempts/1/ended.json',
    expect.stringMatching(/^attempts\/1\/logs\/01-analyze.log$/),
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
  expect(await json(`lathe/jobs/${id}/attempts/1/ended.json`)).toMatchObject({
    outcome: 'completed',
    details: { confinement: expect.any(String), inputs: { source: { bytes: expect.any(Number) } } },
  });
  expect(readdirSync(service.scratch)).toEqual([]);
  expect(feed.records.get(id)).toMatchObject({ state: 'COMPLETED', attempt: 1 });
  console.log(feed.lines.join('\n'));
  console.log(JSON.stringify(await json(`lathe/jobs/${id}/attempts/1/ended.json`), undefined, 1));
  console.log(JSON.stringify(feed.observations));
});
