import { refusal } from '../definition.ts';
import { listed, quoted } from '../wording.ts';

/** Failures that lie in which preset or profile was asked for, and with what. */
export const presetCodes = {
  'preset/params_invalid': refusal<{ preset: string; problems: readonly string[] }>(
    'PRESET',
    ({ preset, problems }) => ({
      message: `the parameters do not fit ${preset}: ${problems.join('; ')}`,
      hint: `run 'lathe explain ${preset}' to see its parameters with their ranges`,
    }),
  ),
  'preset/inputs_mismatch': refusal<{
    preset: string;
    expects: readonly string[];
    missing: readonly string[];
    unknown: readonly string[];
    /** For an input that has its own already. */
    repeated?: readonly string[];
  }>('PRESET', ({ preset, expects, missing, unknown, repeated = [] }) => ({
    message: [
      `the inputs do not fit ${preset}`,
      ...(missing.length > 0 ? [`missing ${listed(missing)}`] : []),
      ...(unknown.length > 0 ? [`not known to it: ${listed(unknown)}`] : []),
      ...(repeated.length > 0 ? [`one too many: ${listed(repeated)}`] : []),
    ].join('; '),
    hint: `it takes ${listed(expects)}: pass each as --in NAME=FILE`,
  })),
  'preset/no_album': refusal<{ preset: string; reason: string }>('PRESET', ({ preset, reason }) => ({
    message: `${preset} cannot make an album: ${reason}`,
    hint: 'an album needs a preset with one input that ends in normalize, such as loudness_only_v1 or streaming_music_v1',
  })),
  'preset/graph_too_long': refusal<{ longestBytes: number }>('PRESET', ({ longestBytes }) => ({
    message: `the filter graph of ${longestBytes} bytes is longer than the system passes to a program`,
    hint: 'use fewer stages: split the preset in two and master what the first one delivers with the second',
  })),
  'artifact/not_found': refusal<{ reference: string; nearest?: string | undefined }>(
    'PRESET',
    ({ reference, nearest }) => ({
      message: `there is no preset or profile ${quoted(reference)}`,
      hint: nearest === undefined ? 'name a published one as name_vN or as sha256:<hash>' : `did you mean ${nearest}?`,
    }),
  ),
  'artifact/corrupt': refusal<{ reference: string; reason: string }>('PRESET', ({ reference, reason }) => ({
    message: `the artifact ${reference} is not what its address says: ${reason}`,
    hint: 'its bytes were changed or lost: compile the preset again, or restore the artifact',
  })),
  'artifact/invalid': refusal<{ reference: string; reason: string }>('PRESET', ({ reference, reason }) => ({
    message: `the artifact ${reference} cannot be run: ${reason}`,
    hint: 'where a newer Lathe published it, update this one; else publish the preset anew from its source',
  })),
  'artifact/wrong_kind': refusal<{ reference: string; found: string; wanted: string }>(
    'PRESET',
    ({ reference, found, wanted }) => ({
      message: `${quoted(reference)} is a ${found}, not a ${wanted}`,
      hint: 'a preset says what happens to the sound, a profile in what format it is delivered',
    }),
  ),
} as const;
