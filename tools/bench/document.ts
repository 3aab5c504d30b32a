import { cpus, release, type } from 'node:os';
import type { Result } from './result.ts';

/** The machine and the programs that figures were taken with. */
export interface Surroundings {
  readonly ffmpeg: string;
  readonly runs: number;
  readonly date: Date;
  /** Processes that wanted a core, on average over the minute before it began: others slow down what uses two. */
  readonly load: number;
}

/** The page of benchmarks, in Markdown. */
export function benchmarkPage(results: readonly Result[], { ffmpeg, runs, date, load }: Surroundings): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  return `# Benchmarks

Written by \`npm run bench\`; do not edit. Whole processes, run in turns with what they are compared to; the median of
${runs} runs each, memory from one run each.

- processor: ${model}, ${processors.length} cores
- system: ${type()} ${release()}
- Node ${process.version}, FFmpeg ${ffmpeg}
- ${date.toISOString().slice(0, 10)}, load average ${load.toFixed(1)} at the start

${table(results)}

${notes(results)}## What is compared

- *plain FFmpeg*: \`ffmpeg -i IN -c:a aac -b:a 192k OUT\`, which measures nothing and promises nothing.
- *two-pass loudnorm*: a pass with \`loudnorm=print_format=json\`, then one with \`linear=true\` and what the first pass
  measured, same encoder.
- *Lathe*: \`lathe run loudness_only_v1 --profile audio_only_master_v1\`: measured before, one gain, encoded, and measured
  again as decoded from the finished file. The sample's peaks need no limiter.
- *the naive plan*: every measurement in a process of its own, from the inputs on, with true peaks; nothing kept and
  nothing at once; the finished file measured afterwards (\`tools/bench/naive.ts\`). The deliverable sounds the same.
- *the service*: API and worker as processes, a Redis of their own, files as storage, 2 s of speech to WAV. Its jobs are timed from
  acceptance to their end, less what the engine reports of the same job; submissions come at a steady pace while no worker runs.
- *bare BullMQ*: the same jobs on the same Redis, added 20 at once, one worker that does nothing.
`;
}

function notes(results: readonly Result[]): string {
  return results.map(({ note }) => (note === undefined ? '' : `${note}\n\n`)).join('');
}

/** One line a result. */
export function table(results: readonly Result[]): string {
  const rows = results.map(
    ({ work, measured, bar, passed }) => `| ${work} | ${measured} | ${bar} | ${passed ? 'met' : 'missed'} |`,
  );
  return ['| work | measured | bar | verdict |', '|---|---|---|---|', ...rows].join('\n');
}
