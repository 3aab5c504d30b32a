import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../runtime/ledger/open-ledger.ts';
import { s3Subject } from '../storage/support/subject.ts';
import { collect } from '../support/jobs/collect.ts';
import { completed, jobRequest } from '../support/jobs/request.ts';
import { describeLedger } from './support/conformance.ts';

describeLedger('a ledger in a bucket', s3Subject);

test('more jobs than one page of a list holds are all there', async () => {
  const subject = await s3Subject();
  onTestFinished(() => subject[Symbol.asyncDispose]());
  const ledger = openLedger({ storage: subject.storage, base: subject.uri('lathe') });
  const requests = Array.from({ length: 1_001 }, () => jobRequest());
  for (const { id } of requests) {
    subject.server.buckets.get('lathe-test')?.objects.set(`lathe/pending/${id}.json`, {
      body: Buffer.from('{}'),
      etag: '"1"',
      modifiedAt: new Date(),
      attributes: {},
      checksum: undefined,
    });
  }
  expect((await collect(ledger.pending())).length).toBe(1_001);
});

test('a decision whose answer was lost is still its own', async () => {
  const subject = await s3Subject();
  onTestFinished(() => subject[Symbol.asyncDispose]());
  const ledger = openLedger({ storage: subject.storage, base: subject.uri('lathe') });
  const result = completed(jobRequest());
  subject.server.faults.add({ mishap: { kind: 'lose_answer' }, method: 'PUT', target: /result\.json/ });
  expect(await ledger.decide(result)).toBe(result);
});
