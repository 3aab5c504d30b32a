import { integer, oneOf, text } from '../kind.ts';
import { defaulted, optional } from '../setting.ts';

const levels = { trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error' } as const;

/** What is kept, what is told, and where the other commands look. */
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
  published: optional({
    variable: 'LATHE_PUBLISHED',
    kind: text('a folder'),
    by: ['commands'],
    doc: 'A folder that `lathe publish` wrote to: its presets are at hand after those of the project and the shipped ones.',
    otherwise: 'none',
  }),
};
