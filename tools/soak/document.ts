import { cpus } from 'node:os';
import { growth, isFlat, MOST_GROWTH_MB, WARM_UP_JOBS } from './growth.ts';
import type { SoakReport } from './run-soak.ts';

/** A run of `npm run soak`. */
export interface SoakRun {
  readonly command: string;
  readonly ffmpeg: string;
  readonly date: Date;
  readonly report: SoakReport;
}

/** docs/soak.md */
export function soakDocument({ command, ffmpeg, date, report }: SoakRun): string {
  const { completed, samples, seconds } = report;
  const slope = (of: 'api' | 'worker') => growth(samples, of).toFixed(1);
  return `<!-- Written by \`npm run soak -- --write\`; do not edit. -->

# Soak

One API and one worker with file storage, a real Redis and FFmpeg: the same job of one second of sound again and again, each
followed to its end over the API. The memory of both Node processes (VmRSS) is looked at after every 50 jobs; FFmpeg is a process of
its own for each. It is flat where the line that fits best after the first ${WARM_UP_JOBS} jobs rises by at most ${MOST_GROWTH_MB} MB a
thousand jobs.

\`${command}\`, ${cpus().length} cores, Node ${process.version}, FFmpeg ${ffmpeg}, ${date.toISOString().slice(0, 10)}

| | |
|---|--:|
| jobs COMPLETED | ${completed.toLocaleString('en-US')} |
| took | ${seconds.toFixed(0)} s |
| API after the first ${WARM_UP_JOBS} jobs | ${slope('api')} MB a thousand jobs |
| worker after the first ${WARM_UP_JOBS} jobs | ${slope('worker')} MB a thousand jobs |
| verdict | ${isFlat(samples) ? 'flat' : '**it grows**'} |

| jobs | API, MB | worker, MB |
|--:|--:|--:|
${samples.map(({ jobs, api, worker }) => `| ${jobs} | ${api.toFixed(0)} | ${worker.toFixed(0)} |`).join('\n')}
`;
}
