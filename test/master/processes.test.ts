import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobProgress } from '../../runtime/engine/master/request.ts';
import { failureOf } from '../engine/support/failures.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { type Job, normalizing, profileOf, run } from './support/mastering.ts';
import { processesIn } from './support/processes-in.ts';
import { scratchFolder } from './support/scratch.ts';

const media = mediaFolder();
const scratch = scratchFolder();
let hot: string;
beforeAll(() => {
  hot = media.make('hot.wav', ...NOISE, '-af', 'volume=12dB');
});
afterAll(() => {
  media[Symbol.dispose]();
  scratch[Symbol.dispose]();
});

const loud = normalizing('normalize(-11 LUFS, ceiling: -1 dBTP, max_reduction: 12 dB)');
const aac = profileOf('m4a', 'aac');
const job = (name: string, more: Partial<Job> = {}): Job => ({
  preset: loud,
  profile: aac,
  inputs: hot,
  destination: media.file(name),
  ...more,
});

describe('an FFmpeg that freezes', () => {
  const limits = { firstProgressSeconds: 6, stallSeconds: 3, totalSeconds: 60 };

  test.each([
    ['encodes', '+global_header'],
    ['listens', 'pipe:0'],
  ])('ends the job: the one that %s', async (_, argument) => {
    let frozen = 0;
    const freeze = ({ stage }: JobProgress): void => {
      if (stage !== 'render' || frozen > 0) return;
      for (const pid of processesIn(scratch.path, argument)) {
        process.kill(pid, 'SIGSTOP');
        frozen += 1;
      }
    };
    // Long enough to be under way when its first progress comes.
    const long = normalizing('normalize(-20 LUFS)', '|> pad(after: 2 min)');
    const failed = await failureOf(run(job('frozen.m4a', { preset: long, limits, onProgress: freeze })));
    expect({
      code: failed.code,
      frozen,
      left: processesIn(scratch.path, ''),
      scratch: readdirSync(scratch.path),
    }).toEqual({ code: 'timeout/stalled', frozen: 1, left: [], scratch: [] });
  });
});

describe('two jobs with one destination', () => {
  test('are settled by the disk: one master, whole, and one refusal', async () => {
    const outcomes = await Promise.allSettled([run(job('one.m4a')), run(job('one.m4a'))]);
    const refused = outcomes.find(({ status }) => status === 'rejected');
    const done = outcomes.find(({ status }) => status === 'fulfilled');
    expect(refused).toMatchObject({ reason: { code: 'output/exists' } });
    expect(done).toMatchObject({ value: { output: { sha256: hashOf('one.m4a') } } });
  });

  test('with force leave one of the two, whole', async () => {
    const quieter = normalizing('normalize(-20 LUFS)');
    const jobs = [job('forced.m4a', { force: true }), job('forced.m4a', { force: true, preset: quieter })];
    const reports = await Promise.all(jobs.map(run));
    expect(reports.map(({ output }) => output.sha256)).toContain(hashOf('forced.m4a'));
  });
});

test('the same job gives the same bytes in another workspace, and keeps its logs where asked', async () => {
  const once = await run(job('once.m4a'));
  const again = await run(job('again.m4a', { logFolder: media.file('logs') }));
  expect(hashOf('again.m4a')).toBe(once.output.sha256);
  expect(readdirSync(media.file('logs')).sort()).toEqual(again.stages.map(logOf).sort());
});

const logOf = ({ step, stage }: { step: number; stage: string }): string =>
  step === 0 ? `${stage}.log` : `0${step}-${stage}.log`;

test('reproducible mode reaches every process', async () => {
  const { stages, ffmpeg } = await run(job('reproducible.m4a', { cpuMode: 'reproducible' }));
  expect(stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['analyze', 'solve', 'render', 'verify']));
  expect(stages.filter(({ argv }) => !argv.join(' ').includes(' -cpuflags 0 '))).toEqual([]);
  expect(ffmpeg.mode).toBe('reproducible');
});

describe('progress', () => {
  async function follow(more: Partial<Job>): Promise<ReadonlyMap<number, readonly JobProgress[]>> {
    const steps = new Map<number, JobProgress[]>();
    const onProgress = (progress: JobProgress): void => {
      steps.set(progress.step, [...(steps.get(progress.step) ?? []), progress]);
    };
    await run(job(`progress-${basename(String(more.profile)).length}-${Math.random()}.wav`, { ...more, onProgress }));
    return steps;
  }

  test('begins each step at 0, ends it at 1, and never goes back', async () => {
    const steps = await follow({ profile: profileOf('wav', 'pcm') });
    expect([...steps.keys()]).toEqual(Array.from(steps.keys(), (_, index) => index + 1));
    for (const progresses of steps.values()) {
      const fractions = progresses.map(({ fraction }) => fraction);
      expect([fractions[0], fractions.at(-1)]).toEqual([0, 1]);
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    }
  });
});

function hashOf(name: string): string {
  return createHash('sha256')
    .update(readFileSync(media.file(name)))
    .digest('hex');
}
