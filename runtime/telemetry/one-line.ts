/** A line of a log as JSON was written, with the fields that all have. */
interface LogLine extends Readonly<Record<string, unknown>> {
  readonly level?: string;
  readonly time?: string;
  readonly message?: string;
}

/** Every line has these; at a terminal they say nothing new. */
const said: ReadonlySet<string> = new Set(['level', 'time', 'message', 'service', 'version', 'pid', 'host', 'traceId']);

/**
 * A line of a JSON log for a person at a terminal: `12:03:17 worker  info   job completed  jobId=… attempt=1`.
 *
 * @param line JSON, as the logger wrote it; anything else is given back as it is
 */
export function oneLine(line: string): string {
  const entry = parsed(line);
  if (entry === undefined) return line;
  const { time = '', level = '', message = '', service = '' } = entry;
  const facts = Object.entries(entry)
    .filter(([name, value]) => !said.has(name) && value !== undefined)
    .map(([name, value]) => `${name}=${shown(name, value)}`);
  const clock = time.slice(11, 19);
  const who = String(service)
    .replace(/^lathe-/, '')
    .padEnd(6);
  return [`${clock} ${who} ${level.padEnd(5)} ${message}`, ...facts].join('  ');
}

function parsed(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogLine; // our own logger wrote it, and each field is looked at as text
  } catch {
    return undefined;
  }
}

/** A job's id and a hash are known by their beginnings; an error by what it says. */
function shown(name: string, value: unknown): string {
  if (typeof value === 'string') return /[Hh]ash$/.test(name) ? value.slice(0, 12) : value;
  if (typeof value !== 'object' || value === null) return String(value);
  const { code, message } = value as { readonly code?: unknown; readonly message?: unknown };
  return message === undefined ? JSON.stringify(value) : `${code === undefined ? '' : `[${code}] `}${message}`;
}
