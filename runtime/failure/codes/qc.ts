import { refusal } from '../definition.ts';
import { listed, quoted } from '../wording.ts';

/** What to do about each thing that a master can miss. */
const advice = {
  'integrated loudness': 'lower the target, allow more max_reduction, or compress before normalize',
  'true peak': 'choose a profile with a higher bit rate, lower the target, or compress before normalize',
  'short-term loudness': 'lower the target, or compress before normalize, so that loud passages stand out less',
  'rms level': 'lower the target, or compress before normalize_rms',
  'sample peak': 'choose a profile with a higher bit rate, lower the target, or compress before normalize_rms',
  'noise floor':
    'denoise or expand before normalize_rms: a gain lifts the noise with the voice; where no pause lasts half a second, keep room tone at the ends',
  clipping: 'turn it down with gain, end the preset in normalize or limit, or deliver floats: pcm(bits: float32)',
} as const;

/** Something that a master can miss. */
export type Missed = keyof typeof advice;

const generalAdvice = 'lower the target or the ceiling, or compress before normalize';

/** Masters that were made and do not keep the promise. */
export const qcCodes = {
  'qc/out_of_spec': refusal<{
    misses: readonly string[];
    /** What the misses are about, for advice; none where the preset itself refuses. */
    about?: readonly Missed[];
    keptAt: string | undefined;
  }>('POLICY', ({ misses, about = [], keptAt }) => ({
    message: `the master does not meet its specification: ${listed(misses)}`,
    hint: adviceOn(about) + whereKept(keptAt),
  })),
  'qc/duration_mismatch': refusal<{ expected: string; found: string; keptAt: string | undefined }>(
    'POLICY',
    ({ expected, found, keptAt }) => ({
      message: `the master lasts ${found} where ${expected} were expected`,
      hint: `the source may be damaged: look at FFmpeg's log of the render stage (--logs)${whereKept(keptAt)}`,
    }),
  ),
} as const;

function adviceOn(about: readonly Missed[]): string {
  return about.length === 0 ? generalAdvice : about.map((missed) => advice[missed]).join('; ');
}

function whereKept(path: string | undefined): string {
  return path === undefined ? '' : `; the file is kept for inspection at ${quoted(path)}`;
}
