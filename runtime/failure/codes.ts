import { apiCodes } from './codes/api.ts';
import { configCodes } from './codes/config.ts';
import { ffmpegCodes } from './codes/ffmpeg.ts';
import { inputCodes } from './codes/input.ts';
import { jobCodes } from './codes/job.ts';
import { outputCodes } from './codes/output.ts';
import { presetCodes } from './codes/preset.ts';
import { qcCodes } from './codes/qc.ts';
import { queueCodes } from './codes/queue.ts';
import { registryCodes } from './codes/registry.ts';
import { storageCodes } from './codes/storage.ts';
import { timeoutCodes } from './codes/timeout.ts';
import { workerCodes } from './codes/worker.ts';
import type { Definition } from './definition.ts';

/** Every way a job can fail. Each has a page under docs/failures/. */
export const failureCodes = {
  ...inputCodes,
  ...outputCodes,
  ...presetCodes,
  ...ffmpegCodes,
  ...timeoutCodes,
  ...qcCodes,
  ...jobCodes,
  ...storageCodes,
  ...queueCodes,
  ...registryCodes,
  ...workerCodes,
  ...apiCodes,
  ...configCodes,
} as const;

type Table = typeof failureCodes;

export type FailureCode = keyof Table;

/** What a code needs to know to word itself. */
export type FailureData<Code extends FailureCode> = Table[Code] extends Definition<infer Data> ? Data : never;
