/**
 * `npm run properties -- --programs 100000`: holds generated programs to their laws, puts a sample of them through FFmpeg and
 * any strings through its escaping. Exits with 1 where anything is broken. With `--write`, docs/properties.md tells of it.
 */
import { parseArgs } from 'node:util';
import { runAccepted } from '../golden/properties/run-accepted.ts';
import { runEscaping } from '../golden/properties/run-escaping.ts';
import { runLaws } from '../golden/properties/run-laws.ts';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { numberOption } from './number-option.ts';
import { propertiesDocument, type Timed } from './properties/document.ts';
import { createProgress } from './properties/progress.ts';
import { writeGenerated } from './write-generated.ts';

const { values } = parseArgs({
  options: {
    programs: { type: 'string', default: '1000' },
    graphs: { type: 'string' },
    seed: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const programs = numberOption('programs', values.programs);
/** Of fifty programs one goes through FFmpeg as well, which takes twenty times as long as the laws. */
const sampled = numberOption('graphs', values.graphs ?? String(Math.ceil(programs / 50)));
const seed = numberOption('seed', values.seed ?? String(Math.trunc(Math.random() * 2 ** 31)));
const host = await openHost();
const ffmpeg = host.ffmpegPath;
const { text: ffmpegVersion } = await host.version();

console.log(`seed ${seed}`);
const laws = await timed('programs', programs, async (onProgress) => runLaws({ programs, seed, onProgress }));
const accepted = await timed('programs through FFmpeg', sampled, (onProgress) =>
  runAccepted({ programs: sampled, seed, ffmpeg, onProgress }),
);
const escaping = await timed('strings through FFmpeg', programs, (onProgress) =>
  runEscaping({ strings: programs, seed, ffmpeg, onProgress }),
);

const command = `npm run properties -- --programs ${programs}`;
const content = propertiesDocument({ command, ffmpegVersion, laws, accepted, escaping });
if (values.write) await writeGenerated([{ path: 'docs/properties.md', content }]);
else console.log(content.slice(content.indexOf('## ')));
for (const { outcome } of [laws, accepted, escaping]) {
  if (outcome.broken === undefined) continue;
  console.error(outcome.broken);
  process.exitCode = 1;
}

async function timed<Outcome>(
  what: string,
  total: number,
  run: (onProgress: (done: number) => void) => Promise<Outcome>,
): Promise<Timed<Outcome>> {
  const started = performance.now();
  const outcome = await run(createProgress(what, total));
  return { outcome, seconds: (performance.now() - started) / 1000 };
}
