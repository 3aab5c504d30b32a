import { outage, refusal } from '../definition.ts';
import { quoted } from '../wording.ts';

/** Failures that lie in where the master goes. */
export const outputCodes = {
  'output/exists': refusal<{ path: string }>('INPUT', ({ path }) => ({
    message: `${quoted(path)} exists already`,
    hint: 'choose another name, or pass --force to replace it',
  })),
  'output/same_as_input': refusal<{ path: string; input: string }>('INPUT', ({ path, input }) => ({
    message: `the output ${quoted(path)} is the input ${quoted(input)}`,
    hint: 'a master never replaces its source: choose another name',
  })),
  'output/unwritable': refusal<{ path: string; reason: string }>('INPUT', ({ path, reason }) => ({
    message: `${quoted(path)} cannot be written: ${reason}`,
    hint: 'check that the folder exists and that you may write there',
  })),
  'output/disk_full': outage<{ path: string; neededBytes: number | undefined }>(2, ({ path, neededBytes }) => ({
    message: `there is no room left for ${quoted(path)}${neededBytes === undefined ? '' : `, which needs about ${Math.ceil(neededBytes / 1e6)} MB`}`,
    hint: 'free some space, or set LATHE_SCRATCH to a folder on a larger disk',
  })),
} as const;
