import { type Block, blocksOf } from '../blocks/block.ts';
import { whyNoMaster } from '../blocks/findings.ts';
import type { BlockMeasurement } from '../blocks/measurement.ts';
import { runnerFor } from '../blocks/runner.ts';
import { testedCase } from './projects.ts';

/** A test block of a preset file, to be handed to `expect`. */
export interface PresetTest {
  readonly kind: 'preset test';
  readonly file: string;
  readonly title: string;
}

/**
 * Names a test block, so that its master can be measured: `expect(presetTest('talk.preset', 'levels speech'))`.
 *
 * @param title as the block has it
 */
export function presetTest(file: string, title: string): PresetTest {
  return { kind: 'preset test', file, title };
}

/** Masters what a test block gives, and measures the master. @throws Error where there is no such test, or no master */
export async function measurePresetTest(test: PresetTest): Promise<BlockMeasurement> {
  const { of, project, surroundings } = testedCase(test.file);
  const block = blockOf(test, blocksOf(of, project));
  const outcome = await runnerFor(surroundings).run(block);
  if (outcome.kind === 'failed') throw new Error(whyNoMaster(block, outcome.failure));
  return outcome.measurement;
}

function blockOf({ file, title }: PresetTest, blocks: readonly Block[]): Block {
  const found = blocks.find(({ test }) => test.title === title);
  if (found !== undefined) return found;
  const titles = blocks.map(({ test }) => `"${test.title}"`).join(', ');
  throw new Error(`${file} has no test "${title}"; ${titles === '' ? 'it has none that can run' : `it has ${titles}`}`);
}
