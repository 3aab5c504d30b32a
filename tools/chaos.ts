import { openHost } from '../runtime/engine/host/open-host.ts';
import { runChaos } from '../test/faults/support/chaos.ts';
import { makeInput } from '../test/faults/support/inputs.ts';
import type { Mix } from '../test/faults/support/schedule.ts';
import { chaosDocument } from './chaos/document.ts';
import { createProgress } from './properties/progress.ts';
import { anySeed, count, tool, wholeNumber } from './tool.ts';
import { writeGenerated } from './write-generated.ts';

const says = `Runs jobs through a service of real processes while workers, API, Redis and storage have harm done to them at random, and
holds what happened to the invariants of docs/faults.md. Exits with 1 where one is broken.`;

interface Options {
  readonly jobs: number;
  readonly workers: number;
  readonly mean: number;
  readonly seed?: number;
  readonly write?: true;
}

const options: Options = tool('chaos', says, 'chaos -- --jobs 500', 'chaos -- --jobs 500 --seed 42 --write')
  .option('--jobs <number>', 'how many are submitted', count, 100)
  .option('--workers <number>', 'how many run at a time', count, 2)
  .option('--mean <milliseconds>', 'between two harms', count, 6000)
  .option('--seed <number>', 'the schedule of an earlier run, which prints its seed', wholeNumber)
  .option('--write', 'tell of it in docs/faults.md')
  .parse()
  .opts();
const { jobs, workers, mean: meanMs, seed = anySeed() } = options;
const mix: Mix = {
  'kill a worker': 12,
  'kill the API': 2,
  'restart Redis': 2,
  'wipe Redis': 1,
  'storage refuses': 2,
  'storage resets': 1,
};

console.log(`seed ${seed}`);
const { text: ffmpeg } = await (await openHost()).version();
const inputs = [await makeInput('tone_2s', 1), await makeInput('tone_2s', 2), await makeInput('speech', 2)];
const onProgress = createProgress('jobs', jobs);
const report = await runChaos({ jobs, workers, seed, meanMs, mix, inputs, harms: 100_000, onProgress });
const command = `npm run chaos -- --jobs ${jobs} --workers ${workers} --mean ${meanMs} --seed ${seed}`;
const content = chaosDocument({ command, seed, ffmpeg, jobs, workers, date: new Date(), report });
if (options.write) await writeGenerated([{ path: 'docs/faults.md', content }]);
else console.log(content.slice(content.indexOf('## ')));
for (const { invariant, says } of report.violations) console.error(`broken: ${invariant}: ${says}`);
if (report.violations.length > 0 || report.acknowledged < jobs) process.exitCode = 1;
