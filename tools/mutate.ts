/**
 * `npm run mutate`: plants faults, one at a time, in a copy of this repository, runs `lathe golden check` there tier by tier,
 * and writes which one noticed each to docs/mutations.md. Exits with 1 where one goes unnoticed. `--only WORD` plants some of
 * them and writes nothing.
 */
import { parseArgs } from 'node:util';
import { tiers as allTiers } from '../golden/tiers.ts';
import { mutationsDocument, type Outcome } from './mutate/document.ts';
import type { Fault } from './mutate/fault.ts';
import { faultGroups } from './mutate/faults/index.ts';
import { hold } from './mutate/hold.ts';
import { type Copy, openCopy } from './mutate/open-copy.ts';
import { writeGenerated } from './write-generated.ts';

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const tiers = allTiers.map(({ name }) => name);
const planted = faultGroups.flatMap(({ title, faults }) =>
  faults.filter(({ what, file }) => `${file} ${what}`.includes(only ?? '')).map((fault) => ({ group: title, fault })),
);

const copy = openCopy();
const outcomes: Outcome[] = [];
try {
  await holdUnchanged(copy);
  for (const { group, fault } of planted) outcomes.push({ group, ...(await tryFault(copy, fault)) });
} finally {
  copy.remove();
}
const unnoticed = outcomes.filter(({ tier }) => tier === undefined);
console.log(`${outcomes.length - unnoticed.length} of ${outcomes.length} faults were noticed`);
if (unnoticed.length > 0) process.exitCode = 1;
if (only === undefined) {
  await writeGenerated([{ path: 'docs/mutations.md', content: mutationsDocument(outcomes, tiers) }]);
}

/** What is noticed without a fault proves nothing. It also fills the cache, as an earlier run of CI would have. */
async function holdUnchanged(sound: Copy): Promise<void> {
  for (const tier of tiers) {
    const verdict = await timed(`no fault, ${tier}`, () => hold(sound, tier));
    if (verdict.kind === 'noticed') throw new Error(`the golden check fails without a fault: ${verdict.said}`);
  }
}

async function tryFault(room: Copy, fault: Fault): Promise<Omit<Outcome, 'group'>> {
  return room.withFault(fault, async () => {
    for (const tier of tiers) {
      const verdict = await timed(`${fault.what}, ${tier}`, () => hold(room, tier, fault.filter));
      if (verdict.kind === 'noticed') return { fault, tier, verdict };
    }
    return { fault, tier: undefined, verdict: { kind: 'same' } };
  });
}

async function timed<Result extends { readonly kind: string }>(
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  const result = await work();
  console.log(`${result.kind.padEnd(7)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  return result;
}
