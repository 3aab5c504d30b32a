import { inParallel } from '../harness/in-parallel.ts';
import type { CaseOutcome, GoldenCase, Surroundings, Tier } from '../harness/tier.ts';
import { type Block, blocksOf } from './block.ts';
import { compareGoldens, type Golden, readGolden } from './compare-figures.ts';
import { compareSamples } from './compare-samples.ts';
import { findingsOf, whyNoMaster } from './findings.ts';
import { loudnessGolden } from './loudness-golden.ts';
import type { BlockMeasurement, BlockOutcome } from './measurement.ts';
import { runnerFor } from './runner.ts';
import { samplesGolden } from './samples-golden.ts';

/** How the master of each test block sounds, and whether it is as the test expects. */
export const loudnessTier: Tier = tierOf({
  name: 'loudness',
  golden: loudnessGolden,
  compare: compareGoldens,
  findings: findingsOf,
});

/** The samples of the master of each test block. */
export const samplesTier: Tier = tierOf({
  name: 'samples',
  golden: samplesGolden,
  compare: compareSamples,
  // What a test expects is told by the other tier; without a master neither has anything to compare.
  findings: (block, outcome) => (outcome.kind === 'failed' ? [whyNoMaster(block, outcome.failure)] : []),
});

interface BlockTier {
  readonly name: string;
  readonly golden: (block: Block, measurement: BlockMeasurement) => string;
  readonly compare: (kept: Golden, produced: Golden) => readonly string[];
  readonly findings: (block: Block, outcome: BlockOutcome) => readonly string[];
}

/** A tier that keeps one file of each test block. */
function tierOf({ name, golden, compare, findings }: BlockTier): Tier {
  const ending = `.${name}.json`;
  const runCase = async (of: GoldenCase, surroundings: Surroundings): Promise<CaseOutcome> => {
    const runner = runnerFor(surroundings);
    const blocks = blocksOf(of, surroundings.project);
    const outcomes = await Promise.all(blocks.map(async (block) => ({ block, outcome: await runner.run(block) })));
    const produced = outcomes.flatMap(({ block, outcome }): readonly (readonly [string, string])[] =>
      outcome.kind === 'failed' ? [] : [[`tests/${block.name}${ending}`, golden(block, outcome.measurement)]],
    );
    return {
      case: of,
      produced: new Map(produced),
      findings: outcomes.flatMap(({ block, outcome }) => findings(block, outcome)),
      isCached: outcomes.every(({ outcome }) => outcome.kind === 'measured' && outcome.isCached),
    };
  };
  return {
    name,
    owns: (file) => file.startsWith('tests/') && file.endsWith(ending),
    run: (cases, surroundings) => {
      const tested = cases.filter((of) => !of.isInvalid && blocksOf(of, surroundings.project).length > 0);
      return inParallel(tested, tested.length, (of) => runCase(of, surroundings));
    },
    compare: (_file, kept, produced) => {
      const [before, after] = [readGolden(kept), readGolden(produced)];
      return before === undefined || after === undefined ? ['what is kept is not JSON'] : compare(before, after);
    },
  };
}
