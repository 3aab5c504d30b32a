import { openHost } from '../runtime/engine/host/open-host.ts';
import { makeInput } from '../test/faults/support/inputs.ts';
import { createProgress } from './properties/progress.ts';
import { soakDocument } from './soak/document.ts';
import { isFlat } from './soak/growth.ts';
import { runSoak } from './soak/run-soak.ts';
import { count, tool } from './tool.ts';
import { writeGenerated } from './write-generated.ts';

const says = `Runs short jobs through a service with file storage and looks at the memory of API and worker after every 50 of them. Exits
with 1 where it still grows after the first 100.`;

const { jobs, write }: { readonly jobs: number; readonly write?: true } = tool('soak', says, 'soak -- --jobs 1000')
  .option('--jobs <number>', 'how many, one after the other', count, 200)
  .option('--write', 'tell of it in docs/soak.md')
  .parse()
  .opts();
const { text: ffmpeg } = await (await openHost()).version();
const report = await runSoak(jobs, await makeInput('tone_2s', 1), createProgress('jobs', jobs));
const content = soakDocument({ command: `npm run soak -- --jobs ${jobs}`, ffmpeg, date: new Date(), report });
if (write) await writeGenerated([{ path: 'docs/soak.md', content }]);
else console.log(content);
if (report.completed < jobs || !isFlat(report.samples)) process.exitCode = 1;
