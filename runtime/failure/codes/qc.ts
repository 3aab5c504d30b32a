import { refusal } from '../definition.ts';
import { listed, quoted, seconds } from '../wording.ts';

/** Masters that were made and do not keep the promise. */
export const qcCodes = {
  'qc/out_of_spec': refusal<{ misses: readonly string[]; keptAt: string | undefined }>(
    'POLICY',
    ({ misses, keptAt }) => ({
      message: `the master does not meet its specification: ${listed(misses)}`,
      hint: `lower the target or the ceiling, or compress before normalize${keptAt === undefined ? '' : `; the file is kept for inspection at ${quoted(keptAt)}`}`,
    }),
  ),
  'qc/duration_mismatch': refusal<{ expectedSeconds: number; foundSeconds: number }>(
    'POLICY',
    ({ expectedSeconds, foundSeconds }) => ({
      message: `the master lasts ${seconds(foundSeconds)} where ${seconds(expectedSeconds)} were expected`,
      hint: 'the source may be damaged: look at the warnings of the render stage',
    }),
  ),
} as const;
