import { availableParallelism } from 'node:os';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { failingOf, flakesDocument, secondsOf, verdictOf } from './flakes/document.ts';
import { type Run, runOnce } from './flakes/run-once.ts';
import { count, tool } from './tool.ts';
import { writeGenerated } from './write-generated.ts';

/** Of a series that is written down. */
const fewestRuns = 20;

const says = `Runs 'lathe golden check --no-cache' again and again, which keeps every processor busy for long, and writes to docs/flakes.md
whether it found the same every time. Exits with 1 where it did not. Fewer runs, or some of the cases, write nothing.`;

const command = tool('flakes', says, 'flakes', 'flakes -- --runs 5 dialogue_clean_v1')
  .usage('[options] [case]')
  .argument('[case]', 'the cases to check')
  .option('--runs <number>', 'how many in a row', count, fewestRuns)
  .parse();
const [filter] = command.args;
const { runs: total }: { readonly runs: number } = command.opts();

const runs: Run[] = [];
for (let number = 1; number <= total; number += 1) {
  const run = await runOnce(filter);
  runs.push(run);
  const outcome = run.problems.size === 0 ? 'as it was' : `${run.problems.size} not as it was`;
  console.log(`run ${String(number).padStart(2)} of ${total}  ${run.seconds.toFixed(1).padStart(6)} s  ${outcome}`);
}

for (const { what, how, runs: numbers } of failingOf(runs)) {
  console.log(`\n${what}, in ${numbers.length} of ${total} runs (${numbers.join(', ')})\n${how.replace(/^/gm, '  ')}`);
  process.exitCode = 1;
}
console.log(`\n${verdictOf(runs)}; seconds a run, shortest, median, longest: ${secondsOf(runs)}`);
if (filter === undefined && total >= fewestRuns) {
  const { text: ffmpeg } = await (await openHost()).version();
  const series = { runs, ffmpeg, node: process.version, processors: availableParallelism(), date: new Date() };
  await writeGenerated([{ path: 'docs/flakes.md', content: flakesDocument(series) }]);
} else console.log(`nothing is written of fewer than ${fewestRuns} runs, or of some of the cases`);
