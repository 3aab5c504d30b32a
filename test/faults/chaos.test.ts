import { expect, test } from 'vitest';
import { runChaos } from './support/chaos.ts';
import { makeInput } from './support/inputs.ts';
import { scheduleText } from './support/schedule.ts';

const seed = Number(process.env.LATHE_TEST_SEED ?? Math.trunc(Math.random() * 2 ** 31));

// `npm run chaos` does the same with more jobs, and for longer.
test(`20 jobs on two workers that are killed at random end in 20 results (LATHE_TEST_SEED=${seed})`, async () => {
  const inputs = await Promise.all([makeInput('tone_2s', 1), makeInput('tone_2s', 2)]);
  const report = await runChaos({
    jobs: 20,
    workers: 2,
    seed,
    meanMs: 2500,
    harms: 5,
    mix: { 'kill a worker': 4, 'kill the API': 1, 'restart Redis': 1, 'wipe Redis': 1 },
    inputs,
  });
  console.log(`seed ${seed}\n${scheduleText(report.schedule)}`);
  const { violations, acknowledged, completed, dead } = report;
  expect({ violations, acknowledged, completed, dead }).toEqual({
    violations: [],
    acknowledged: 20,
    completed: 19,
    dead: 1,
  });
}, 180_000);
