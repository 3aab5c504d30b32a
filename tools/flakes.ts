/**
 * `npm run flakes`: runs `lathe golden check --no-cache` 20 times in a row and writes to docs/flakes.md whether it found the same
 * every time. Exits with 1 where it did not. `-- --runs 5` repeats less often and `-- FILTER` checks some cases: neither writes.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { failingOf, flakesDocument, secondsOf, verdictOf } from './flakes/document.ts';
import { type Run, runOnce } from './flakes/run-once.ts';
import { writeGenerated } from './write-generated.ts';

/** Of a series that is written down. */
const fewestRuns = 20;

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: String(fewestRuns) } },
  allowPositionals: true,
});
const [filter] = positionals;
const total = countOf(values.runs);

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

function countOf(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  console.error(`--runs takes a whole number from 1 on, not ${text}`);
  process.exit(2);
}
