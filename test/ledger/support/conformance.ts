import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { newJobId } from '../../../runtime/jobs/job-id.ts';
import type { Ledger } from '../../../runtime/ledger/ledger.ts';
import { openLedger } from '../../../runtime/ledger/open-ledger.ts';
import { settleRound } from '../../../runtime/ledger/settle-round.ts';
import { failureOf } from '../../engine/support/failures.ts';
import type { Subject } from '../../storage/support/subject.ts';
import { collect } from '../../support/jobs/collect.ts';
import { cancelled, completed, dead, jobRequest } from '../../support/jobs/request.ts';

const RACERS = 20;

/** What a ledger does alike on every kind of storage. */
export function describeLedger(name: string, open: () => Promise<Subject>): void {
  let subject: Subject;
  let ledger: Ledger;
  const lie = (path: string, text: string) => subject.storage.putBytes(subject.uri(`lathe/${path}`), text);
  const race = <Result>(one: (turn: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: RACERS }, (_, turn) => one(turn)));

  describe(name, () => {
    beforeEach(async () => {
      subject = await open();
      ledger = openLedger({ storage: subject.storage, base: subject.uri('lathe') });
      onTestFinished(() => subject[Symbol.asyncDispose]());
    });

    test('a job that was accepted can be read, and is pending until it is settled', async () => {
      const request = jobRequest();
      expect(await ledger.accept(request)).toBe(request);
      expect(await ledger.readRequest(request.id)).toEqual(request);
      expect(await collect(ledger.pending())).toEqual([request.id]);
      await ledger.settle(request.id);
      expect(await collect(ledger.pending())).toEqual([]);
      expect(await collect(ledger.all())).toEqual([request.id]);
    });

    test('accepting a job again gives the one that stands', async () => {
      const request = jobRequest();
      await ledger.accept(request);
      const later = { ...request, createdAt: '2026-01-01T00:00:01.000Z' };
      expect(await ledger.accept(later)).toEqual(request);
    });

    test('what is not there is said not to be', async () => {
      const id = newJobId();
      expect(await ledger.readRequest(id)).toBeUndefined();
      expect(await ledger.readResult(id, 1)).toBeUndefined();
      expect(await ledger.survey(id)).toEqual({
        isAccepted: false,
        round: 1,
        isDecided: false,
        isPublished: false,
        attempts: [],
      });
    });

    test('of many who decide, one has, and all others learn what stands', async () => {
      const request = jobRequest();
      await ledger.accept(request);
      const results = Array.from({ length: RACERS }, (_, turn) =>
        turn % 2 === 0 ? completed(request, { attempt: turn }) : cancelled(request, `by ${turn}`),
      );
      const stood = await race((turn) => ledger.decide(results[turn] ?? cancelled(request)));

      const winners = stood.filter((one, turn) => one === results[turn]);
      expect(winners).toHaveLength(1);
      expect(stood).toEqual(stood.map(() => winners[0]));
      expect(await ledger.readResult(request.id, 1)).toEqual(winners[0]);
    });

    test('deciding again in the same words is the same decision', async () => {
      const request = jobRequest();
      const result = completed(request);
      expect(await ledger.decide(result)).toBe(result);
      expect(await ledger.decide(result)).toBe(result); // as a put whose answer was lost is repeated
    });

    test('attempts of many workers at once get a number each', async () => {
      const { id } = jobRequest();
      const survey = await ledger.survey(id);
      const begun = await race((turn) =>
        ledger.beginAttempt({ id, round: 1, worker: `worker-${turn}`, startedAt: '2026-01-01T00:00:00.000Z' }, survey),
      );
      const numbers = begun.map(({ attempt }) => attempt).toSorted((one, other) => one - other);
      expect(numbers).toEqual(Array.from({ length: RACERS }, (_, turn) => turn + 1));
    });

    test('attempts are told in order, with their ends where there are any', async () => {
      const request = jobRequest();
      await ledger.accept(request);
      const about = { id: request.id, round: 1, worker: 'worker-1', startedAt: '2026-01-01T00:00:00.000Z' };
      for (let turn = 0; turn < 10; turn += 1) await ledger.beginAttempt(about, await ledger.survey(request.id));
      const end = {
        format: 1,
        ...about,
        attempt: 2,
        endedAt: '2026-01-01T00:00:09.000Z',
        outcome: 'returned',
      } as const;
      await ledger.endAttempt(end);

      const survey = await ledger.survey(request.id);
      expect(survey.attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const attempts = await ledger.attempts(request.id, survey);
      expect(attempts.map(({ start }) => start.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(attempts.flatMap((attempt) => attempt.end ?? [])).toEqual([end]);
    });

    test('a survey tells how far a job is', async () => {
      const request = jobRequest();
      await ledger.accept(request);
      await ledger.decide(dead(request));
      expect(await ledger.survey(request.id)).toMatchObject({ isAccepted: true, round: 1, isDecided: true });
      await ledger.beginRound(request.id, 2);
      expect(await ledger.survey(request.id)).toMatchObject({ round: 2, isDecided: false, isPublished: false });
      await ledger.decide(completed(request, { round: 2 }));
      await ledger.markPublished(request.id, 2);
      expect(await ledger.survey(request.id)).toMatchObject({ round: 2, isDecided: true, isPublished: true });
      expect(await ledger.readResult(request.id, 1)).toMatchObject({ state: 'DEAD' });
      expect(await ledger.readResult(request.id, 2)).toMatchObject({ state: 'COMPLETED' });
    });

    test('of many who take a dead job up again, one has', async () => {
      const request = jobRequest();
      await ledger.decide(dead(request));
      const begun = await race(() => ledger.beginRound(request.id, 2));
      expect(begun.filter((first) => first)).toHaveLength(1);
      expect(await collect(ledger.pending())).toEqual([request.id]);
    });

    test('settling a dead job leaves it pending if it was taken up again', async () => {
      const request = jobRequest();
      const result = dead(request);
      await ledger.accept(request);
      await ledger.decide(result);
      await ledger.beginRound(request.id, 2);
      await settleRound(ledger, result);
      expect(await collect(ledger.pending())).toEqual([request.id]);
    });

    test('settling a job that ended leaves nothing pending', async () => {
      const request = jobRequest();
      await ledger.accept(request);
      await ledger.decide(dead(request));
      await settleRound(ledger, dead(request));
      expect(await collect(ledger.pending())).toEqual([]);
    });

    test('an idempotency key stands for one job', async () => {
      const digest = 'b'.repeat(64);
      const ids = Array.from({ length: RACERS }, () => newJobId());
      const stood = await race((turn) => ledger.reserve(digest, { id: ids[turn] ?? newJobId(), bodySha256: digest }));
      expect(new Set(stood.map(({ id }) => id)).size).toBe(1);
      expect(ids).toContain(stood[0]?.id);
    });

    test('what is no document is never taken for missing', async () => {
      const request = jobRequest();
      await lie(`jobs/${request.id}/request.json`, '{"format":1,');
      await lie(`jobs/${request.id}/result.json`, '');
      const damaged = { code: 'ledger/damaged', class: 'POLICY' };
      expect(await failureOf(ledger.readRequest(request.id))).toMatchObject(damaged);
      expect(await failureOf(ledger.accept(request))).toMatchObject(damaged);
      expect(await failureOf(ledger.readResult(request.id, 1))).toMatchObject(damaged);
      expect(await failureOf(ledger.decide(completed(request)))).toMatchObject(damaged);
    });

    test('what else lies there is left out', async () => {
      const request = jobRequest();
      await ledger.accept(request);
      await lie('pending/notes.txt', 'mine');
      await lie('jobs/notes/request.json', 'mine');
      await lie(`jobs/${request.id}/attempts/x/started.json`, 'mine');
      expect(await collect(ledger.pending())).toEqual([request.id]);
      expect(await collect(ledger.all())).toEqual([request.id]);
      expect((await ledger.survey(request.id)).attempts).toEqual([]);
    });
  });
}
