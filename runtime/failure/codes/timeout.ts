import { timeout } from '../definition.ts';
import { seconds } from '../wording.ts';

/** Time limits that were reached. */
export const timeoutCodes = {
  'timeout/stalled': timeout<{ limitSeconds: number; position: number | undefined }>(({ limitSeconds, position }) => ({
    message: `FFmpeg made no progress for ${seconds(limitSeconds)}${position === undefined ? ' after its start' : `, at ${seconds(position)} of media`}`,
    hint: 'the machine may be overloaded or its disk unreachable; try again when it is not',
  })),
  'timeout/deadline': timeout<{ limitSeconds: number }>(({ limitSeconds }) => ({
    message: `the work was not done within its limit of ${seconds(limitSeconds)}`,
    hint: 'the limit grows with the length of the media; the machine may be overloaded',
  })),
} as const;
