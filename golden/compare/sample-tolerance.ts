import { createEvaluator } from '../../compiler/artifact/link/index.ts';
import { type Block, factsOf } from '../blocks/block.ts';

/** dBFS: about one step of 16 bits, which nobody hears beside any sound. */
const usual = -90;

/** What the samples of two masters of a test block may be apart by, dBFS: what its test says, strictest first. */
export function sampleTolerance({ test, preset, params }: Block): number {
  const evaluate = createEvaluator(preset.artifact, factsOf(params));
  const told = test.expectations.flatMap((each) => (each.kind === 'difference' ? [evaluate(each.most)] : []));
  return told.length === 0 ? usual : Math.min(...told);
}
