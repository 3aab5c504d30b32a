import { bytes, integer, oneOf, seconds, text } from '../kind.ts';
import { defaulted, optional } from '../setting.ts';

/** How a worker works, and how often a job is tried. */
export const workerSettings = {
  workerId: optional({
    variable: 'LATHE_WORKER_ID',
    kind: text('up to 100 letters, digits and `. _ : @ -`', /^[\w.:@-]{1,100}$/),
    by: ['worker'],
    doc: 'What this worker is called in logs and attempts. No two may have the same.',
    otherwise: 'host name and process id',
  }),
  scratch: optional({
    variable: 'LATHE_SCRATCH',
    kind: text('a folder'),
    by: ['worker', 'commands'],
    doc: 'Where scratch folders are made. A job needs room for its inputs, its master and, for some presets, the sound as float PCM.',
    otherwise: "the system's folder for temporary files",
  }),
  ffmpeg: optional({
    variable: 'LATHE_FFMPEG',
    kind: text('a program or its path'),
    by: ['worker', 'commands'],
    doc: 'The FFmpeg to use, 5.1 or newer.',
    otherwise: '`ffmpeg` on the PATH',
  }),
  ffprobe: optional({
    variable: 'LATHE_FFPROBE',
    kind: text('a program or its path'),
    by: ['worker', 'commands'],
    doc: 'The ffprobe to use; of the same build as FFmpeg.',
    otherwise: '`ffprobe` on the PATH',
  }),
  confinement: defaulted({
    variable: 'LATHE_CONFINEMENT',
    kind: oneOf({ auto: 'auto', bubblewrap: 'bubblewrap', prlimit: 'prlimit', none: 'none' }),
    by: ['worker'],
    doc: 'How closely FFmpeg is held. `auto` takes the strongest that works here; any other one is insisted on.',
    default: 'auto',
  }),
  maxInputBytes: defaulted({
    variable: 'LATHE_MAX_INPUT_BYTES',
    kind: bytes,
    by: ['worker'],
    doc: 'The largest input that is taken.',
    default: '64 GiB',
  }),
  graceSeconds: defaulted({
    variable: 'LATHE_GRACE_SECONDS',
    kind: seconds(0, 86_400),
    by: ['api', 'worker'],
    doc: 'How long a process that was told to end (SIGTERM) may take to finish what it is at. Then a worker gives its job back.',
    default: '60',
  }),
  maxAttempts: defaulted({
    variable: 'LATHE_MAX_ATTEMPTS',
    kind: integer(1, 100),
    by: ['worker'],
    doc: 'Attempts that may fail before a job is DEAD.',
    default: '5',
  }),
  maxLostWorkers: defaulted({
    variable: 'LATHE_MAX_LOST_WORKERS',
    kind: integer(1, 100),
    by: ['worker'],
    doc: 'Workers that may vanish while they have a job, before it is DEAD as poison.',
    default: '5',
  }),
  retryFirstSeconds: defaulted({
    variable: 'LATHE_RETRY_FIRST_SECONDS',
    kind: seconds(0.01, 86_400),
    by: ['worker'],
    doc: 'The longest wait before the second attempt; each one after that doubles it.',
    default: '5',
  }),
  retryLongestSeconds: defaulted({
    variable: 'LATHE_RETRY_LONGEST_SECONDS',
    kind: seconds(0.01, 86_400),
    by: ['worker'],
    doc: 'What that wait grows to at most.',
    default: '300',
  }),
};
