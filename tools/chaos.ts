/**
 * `npm run chaos -- --jobs 500 --workers 2`: runs jobs through a service of real processes while workers, API and Redis are
 * killed at random, and holds what happened to the invariants. It prints its seed, and `--seed` repeats its schedule. Exits with
 * 1 where an invariant is broken. With `--write`, docs/faults.md tells of it.
 */
import { parseArgs } from 'node:util';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { runChaos } from '../test/faults/support/chaos.ts';
import { makeInput } from '../test/faults/support/inputs.ts';
import type { Mix } from '../test/faults/support/schedule.ts';
import { chaosDocument } from './chaos/document.ts';
import { numberOption } from './number-option.ts';
import { createProgress } from './properties/progress.ts';
import { writeGenerated } from './write-generated.ts';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '100' },
    workers: { type: 'string', default: '2' },
    mean: { type: 'string', default: '6000' },
    seed: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const jobs = numberOption('jobs', values.jobs);
const workers = numberOption('workers', values.workers);
const meanMs = numberOption('mean', values.mean);
const seed = numberOption('seed', values.seed ?? String(Math.trunc(Math.random() * 2 ** 31)));
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
const command = `npm run chaos -- --jobs ${jobs} --workers ${workers} --seed ${seed}`;
const content = chaosDocument({ command, seed, ffmpeg, jobs, workers, date: new Date(), report });
if (values.write) await writeGenerated([{ path: 'docs/faults.md', content }]);
else console.log(content.slice(content.indexOf('## ')));
for (const { invariant, says } of report.violations) console.error(`broken: ${invariant}: ${says}`);
if (report.violations.length > 0 || report.acknowledged < jobs) process.exitCode = 1;
