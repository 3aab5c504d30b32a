import { integer, oneOf } from '../kind.ts';
import { defaulted } from '../setting.ts';

const levels = { trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error' } as const;

/** What is kept, and what is told. */
export const upkeepSettings = {
  keepDays: defaulted({
    variable: 'LATHE_KEEP_DAYS',
    kind: integer(1, 36_500),
    by: ['api', 'worker', 'recover'],
    doc: 'How long Redis lists a job that has ended. Storage keeps its request, result and logs until you remove them. The same for all processes.',
    default: '30',
  }),
  debugDays: defaulted({
    variable: 'LATHE_DEBUG_DAYS',
    kind: integer(1, 3_650),
    by: ['worker'],
    doc: 'How long the partial outputs of failed attempts are kept, below `debug/`.',
    default: '7',
  }),
  logLevel: defaulted({
    variable: 'LATHE_LOG_LEVEL',
    kind: oneOf(levels),
    by: ['api', 'worker', 'recover'],
    doc: 'The least important lines that are logged.',
    default: 'info',
  }),
};
