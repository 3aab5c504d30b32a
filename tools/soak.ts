/**
 * `npm run soak -- --jobs 1000`: runs short jobs through a service with file storage and looks at the memory of API and worker
 * after every 50 of them. Exits with 1 where it still grows after the first 100. With `--write`, docs/soak.md tells of it.
 */
import { parseArgs } from 'node:util';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { makeInput } from '../test/faults/support/inputs.ts';
import { numberOption } from './number-option.ts';
import { createProgress } from './properties/progress.ts';
import { soakDocument } from './soak/document.ts';
import { isFlat } from './soak/growth.ts';
import { runSoak } from './soak/run-soak.ts';
import { writeGenerated } from './write-generated.ts';

const { values } = parseArgs({
  options: { jobs: { type: 'string', default: '200' }, write: { type: 'boolean', default: false } },
});
const jobs = numberOption('jobs', values.jobs);
const { text: ffmpeg } = await (await openHost()).version();
const report = await runSoak(jobs, await makeInput('tone_2s', 1), createProgress('jobs', jobs));
const content = soakDocument({ command: `npm run soak -- --jobs ${jobs}`, ffmpeg, date: new Date(), report });
if (values.write) await writeGenerated([{ path: 'docs/soak.md', content }]);
else console.log(content);
if (report.completed < jobs || !isFlat(report.samples)) process.exitCode = 1;
