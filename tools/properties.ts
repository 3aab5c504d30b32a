import { runAccepted } from '../golden/properties/run-accepted.ts';
import { runEscaping } from '../golden/properties/run-escaping.ts';
import { runLaws } from '../golden/properties/run-laws.ts';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { propertiesDocument, type Timed } from './properties/document.ts';
import { createProgress } from './properties/progress.ts';
import { anySeed, count, tool, wholeNumber } from './tool.ts';
import { writeGenerated } from './write-generated.ts';

const says = `Holds generated programs to the laws of the language, puts a sample of them through FFmpeg and any strings through its
escaping. Exits with 1 where anything is broken.`;

interface Options {
  readonly programs: number;
  readonly graphs?: number;
  readonly seed?: number;
  readonly write?: true;
}

const options: Options = tool('properties', says, 'properties', 'properties -- --programs 100000 --write')
  .option('--programs <number>', 'how many, and as many strings', count, 1000)
  .option('--graphs <number>', 'how many of them go through FFmpeg; one of fifty where absent', wholeNumber)
  .option('--seed <number>', 'the programs of an earlier run, which prints its seed', wholeNumber)
  .option('--write', 'tell of it in docs/properties.md')
  .parse()
  .opts();
/** FFmpeg takes twenty times as long as the laws. */
const { programs, graphs: sampled = Math.ceil(programs / 50), seed = anySeed() } = options;
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
if (options.write) await writeGenerated([{ path: 'docs/properties.md', content }]);
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
