import { join } from 'node:path';
import { openFactCache } from '../golden/blocks/cache.ts';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { mutationsDocument } from './mutate/document.ts';
import { faultGroups } from './mutate/faults/index.ts';
import { type Copy, openCopy } from './mutate/open-copy.ts';
import { gapOf, type Outcome } from './mutate/outcome.ts';
import { holdUnchanged, tryFault } from './mutate/try-fault.ts';
import { holders, isNoticed } from './mutate/verdict.ts';
import { tool } from './tool.ts';
import { writeGenerated } from './write-generated.ts';

const says = `Plants faults, one at a time, in a copy of this repository, asks every tier of 'lathe golden check' and the tests of the
harness, and writes who noticed each to docs/mutations.md. Exits with 1 where one goes unnoticed. What was tried with the
same sources is not tried again, so that a run that was cut goes on where it was.`;

const { only, again }: { readonly only?: string; readonly again: boolean } = tool(
  'mutate',
  says,
  'mutate',
  'mutate -- --only limiter',
)
  .option('--only <word>', 'plant those whose file or description has the word, and write nothing')
  .option('--again', 'try what was tried before as well', false)
  .parse()
  .opts();
const chosen = faultGroups.map(({ title, faults }) => ({
  title,
  faults: faults.filter(({ what, file }) => `${file} ${what}`.includes(only ?? '')),
}));
const faults = chosen.flatMap((group) => group.faults);

const copy = openCopy();
const outcomes = new Map<string, Outcome>();
await tryAll(copy);
const gaps = [...outcomes.values()].flatMap((outcome) => gapOf(outcome) ?? []);
console.log(`${outcomes.size - gaps.length} of ${outcomes.size} faults were noticed by all who have to`);
if (gaps.length > 0) process.exitCode = 1;
if (only === undefined) {
  const groups = chosen.map((group) => ({
    title: group.title,
    outcomes: group.faults.flatMap(({ what }) => outcomes.get(what) ?? []),
  }));
  await writeGenerated([{ path: 'docs/mutations.md', content: mutationsDocument(groups) }]);
}

async function tryAll(room: Copy): Promise<void> {
  const host = await openHost();
  const known = openFactCache(join(room.cacheHome, 'outcomes'), !again);
  const fingerprint = await host.fingerprint('reproducible');
  let isSound: Promise<void> | undefined;
  for (const fault of faults) {
    const { fact, isCached } = await known.find([room.sources, fingerprint, fault], async () => {
      isSound ??= holdUnchanged(room, faults);
      await isSound;
      return tryFault(room, fault);
    });
    outcomes.set(fault.what, fact);
    console.log(lineOf(fact, isCached));
  }
}

function lineOf(outcome: Outcome, isCached: boolean): string {
  const { fault, verdicts, seconds } = outcome;
  const noticed = holders.filter((holder) => isNoticed(verdicts[holder]));
  const took = isCached ? 'known' : `${seconds.toFixed(1)} s`;
  const gap = gapOf(outcome);
  const count = `${outcomes.size}/${faults.length}`.padStart(7);
  return `${count} ${took.padStart(8)}  ${gap === undefined ? '' : `[${gap.toUpperCase()}] `}${fault.what}: ${noticed.join(', ')}`;
}
