import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { main } from '../../cli/main.ts';
import { coloursFor } from '../../cli/terminal/colours.ts';
import { print } from '../../cli/terminal/output.ts';
import { tool } from '../tool.ts';
import { type DemoJob, folder, shown } from './job.ts';
import { ownJobs } from './own-files.ts';
import { sampleJobs } from './samples.ts';

const { bold, dim, cyan } = coloursFor(process.stdout);

const explained = new Set<string>();
const says = `Masters two samples, or files of your own. It types 'lathe explain' and 'lathe run' as you would, and calls the same code that
answers them.`;
const files = tool('demo', says, 'demo', 'demo -- my-file.mp4')
  .usage('[file...]')
  .argument('[file...]', 'your own, audio or video')
  .parse().args;
await mkdir(folder, { recursive: true });
const jobs = files.length > 0 ? await ownJobs(files) : await sampleJobs();
for (const [index, job] of jobs.entries()) await demonstrate(job, `${index + 1}/${jobs.length}`);
print(closing());

async function demonstrate(job: DemoJob, count: string): Promise<void> {
  const { title, preset, inputs, profile, output } = job;
  print(`\n${bold(`${count}  ${title}`)}\n`);
  if (!explained.has(preset)) {
    await type(['explain', preset]);
    print('');
  }
  explained.add(preset);
  const given = inputs.flatMap((input) => ['--in', input]);
  const kept = ['--report', `${output}.json`, '--force'];
  await type(['run', preset, ...given, '--profile', profile, '-o', output, ...kept]);
}

async function type(argv: readonly string[]): Promise<void> {
  print(`${dim('$')} ${cyan(`npx lathe ${argv.map(shown).join(' ')}`)}\n`);
  await main(argv);
}

function closing(): string {
  const failed = process.exitCode === undefined ? '' : 'Not everything could be mastered; see above.\n';
  const own = files.length > 0 ? '' : '\nWith a file of your own:           npm run demo -- my-file.mp4';
  return `
${failed}${bold('Masters and their reports (JSON):')}  ${resolve(folder)}${own}
All commands:                      npx lathe --help`;
}
