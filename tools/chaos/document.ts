import { cpus } from 'node:os';
import type { ChaosReport } from '../../test/faults/support/chaos.ts';
import type { invariants } from '../../test/faults/support/invariants.ts';
import { percentile } from '../../test/faults/support/recovery.ts';

/** A run of `npm run chaos`. */
export interface ChaosRun {
  readonly command: string;
  readonly seed: number;
  readonly ffmpeg: string;
  readonly jobs: number;
  readonly workers: number;
  readonly date: Date;
  readonly report: ChaosReport;
}

/** docs/faults.md */
export function chaosDocument(run: ChaosRun): string {
  return [head, '## The latest long run', '', ...runLines(run), ''].join('\n');
}

const meanings: Readonly<Record<keyof typeof invariants, string>> = {
  'every accepted job ends in time':
    'from the moment that its request is in storage, whether or not the caller heard of it',
  'one job an order, one result a job, and the bytes of an undisturbed run':
    'the master has the SHA-256 that `lathe run` gives without any service, and never had another one',
  'nothing is COMPLETED before its master can be read': 'whoever is told so can fetch it at once',
  'what has ended stays so, and attempts are numbered once and bounded': 'no attempt number is given to two workers',
  'nothing is left': 'no process, no scratch folder, no upload in parts, no object but those that the service keeps',
  'what cannot succeed is DEAD in few attempts': 'and the others are done meanwhile',
};

const head = `<!-- Written by \`npm run chaos -- --write\`; do not edit. -->

# Faults

What was accepted is done, once, whatever fails. \`test/faults/\` starts the service as an operator does, API and workers as
processes of their own with a real Redis, FFmpeg and a strict S3 server, and does harm to it from outside; no code of the service
knows of these tests. Everything that can be seen from outside goes into a history: each acknowledgement, start, finish, result and
put, and each state that the API tells. A checker holds the history, and what is there at its end, to these invariants; it is
itself tested on histories that break each of them.

| holds | means |
|---|---|
${Object.entries(meanings)
  .map(([name, meaning]) => `| ${name} | ${meaning} |`)
  .join('\n')}

| fault | how it is made |
|---|---|
| a worker is killed while it downloads, measures, renders, uploads; before and after its result stands; once the master is at its destination; before it acknowledges | kill -9, while storage or FFmpeg is held at that very point |
| the API is killed while it accepts a job | kill -9 before and after the idempotency key is taken, and before and after the request is written |
| Redis is killed and comes back with its data, or empty; is wiped; is cut off; vanishes without a word | kill -9, FLUSHALL, a wire between that is cut or swallows everything |
| storage answers 500 or 503, slowly, with a reset, truncated, with other bytes, or loses its answer | by the S3 server, for requests of submission and of work |
| the scratch disk is full | a small disk |
| FFmpeg stands still | SIGSTOP |
| an input is no sound | among good ones |
| a job takes every worker down | kill -9 of each that takes it |
| a worker freezes, and thaws after another one did its job | SIGSTOP, SIGCONT |
| two workers race to the result | one is cut off from Redis, both are held before they write it |

\`npm test\` does all of these, and 20 jobs under random harm with a seed that it prints. \`npm run chaos -- --jobs N\` does more of the
latter: workers, API and Redis are killed, Redis is wiped, storage refuses and resets, at random times. \`--seed\` repeats a
schedule; what the processes are doing at these times is theirs to decide.

**What a caller may count on, and what it takes**: a submission that was not answered is submitted again with the same
idempotency key. Locks last 2 s here, 30 s by default: a job of a killed worker begins again after one to three times that.
`;

function runLines({ command, seed, ffmpeg, jobs, workers, date, report }: ChaosRun): readonly string[] {
  const { recoveryMs, harms, violations } = report;
  const lost = jobs - report.completed - report.dead;
  const seconds = (share: number) => `${(percentile(recoveryMs, share) / 1000).toFixed(1)} s`;
  const rows = [
    ['jobs acknowledged', count(report.acknowledged)],
    ['COMPLETED, each with the bytes of an undisturbed run', count(report.completed)],
    ['DEAD: inputs that are no sound', count(report.dead)],
    ['lost', count(Math.max(0, lost))],
    ['results too many', count(Math.max(0, -lost))],
    ['attempts in all', count(report.attempts)],
    ...[...harms].map(([harm, times]) => [harm, `${count(times)} times`]),
    ['kills that met a job', count(recoveryMs.length)],
    ['from such a kill until the job went on: p50, p95, longest', `${seconds(0.5)}, ${seconds(0.95)}, ${seconds(1)}`],
    ['invariants broken', violations.length === 0 ? 'none' : `**${violations.length}**`],
    ['took', `${report.seconds.toFixed(0)} s`],
  ];
  const where = `${workers} workers, ${cpus().length} cores, FFmpeg ${ffmpeg}, ${date.toISOString().slice(0, 10)}`;
  return [
    `\`${command}\`, seed ${seed}, ${where}`,
    '',
    '| | |',
    '|---|--:|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
