import type { LogFile, LogLine } from '../../client/index.ts';
import { bytesText } from '../plan/bytes-text.ts';
import type { Colours } from '../terminal/colours.ts';

/** What every line carries, and nobody reads twice. */
const bindings: ReadonlySet<string> = new Set([
  'time',
  'level',
  'message',
  'jobId',
  'presetHash',
  'traceId',
  'attempt',
  'round',
  'worker',
]);

/** A line of a job's log as people read it: time, level, text, and what else it says. */
export function logLineText(line: LogLine, id: string, colours: Colours): string {
  if (line.files !== undefined) return filesText(line.files, line.attempt ?? 1, id, colours);
  const { dim } = colours;
  const time = line.time === undefined ? '' : `${dim(new Date(line.time).toISOString().slice(11, 23))}  `;
  const more = Object.entries(line).filter(([name]) => !bindings.has(name));
  const fields = more.map(([name, value]) => `${name}=${valueText(value)}`);
  const tail = fields.length === 0 ? '' : `  ${dim(fields.join(' '))}`;
  return `${time}${levelText(line.level ?? 'info', colours)}  ${line.message ?? ''}${tail}`;
}

/** Numbers to the thousandth: figures of a log are mostly seconds. */
function valueText(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toFixed(3)));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function levelText(level: string, { red, yellow, dim }: Colours): string {
  const padded = level.padEnd(5);
  if (level === 'error' || level === 'fatal') return red(padded);
  return level === 'warn' ? yellow(padded) : dim(padded);
}

function filesText(files: readonly LogFile[], attempt: number, id: string, { bold, dim }: Colours): string {
  const width = Math.max(...files.map(({ name }) => name.length), 0);
  return [
    '',
    bold(`Files of attempt ${attempt}`),
    ...files.map(({ name, bytes }) => `  ${name.padEnd(width)}  ${bytesText(bytes)}`),
    dim(`'lathe jobs logs ${id} --attempt ${attempt} --file NAME' prints one.`),
  ].join('\n');
}
