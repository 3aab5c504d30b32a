/** A line of a log, as a person reads it. */
export interface ShortLine {
  /** `12:03:17 worker` */
  readonly head: string;
  readonly level: string;
  readonly message: string;
  /** `job=e0080f432701 stage=render` */
  readonly facts: string;
}

/** Of which process and job a line is, whoever has just one service before them knows, or finds in the file of the log. */
const leftOut: ReadonlySet<string> = new Set([
  ...['level', 'time', 'message', 'service', 'version', 'pid', 'host', 'traceId', 'reqId', 'requestId'],
  ...['presetHash', 'round', 'worker', 'kind'],
]);

/**
 * A line of a JSON log for a person at a terminal.
 *
 * @returns undefined for a line that the logger did not write
 */
export function shortLine(line: string): ShortLine | undefined {
  const entry = parsed(line);
  if (entry === undefined) return undefined;
  const { time, level, message, service } = entry;
  const facts = Object.entries(entry)
    .filter(([name, value]) => !leftOut.has(name) && value !== undefined)
    .map(([name, value]) => fact(name, value));
  const clock = String(time ?? '').slice(11, 19);
  return {
    head: `${clock} ${String(service ?? '').replace(/^lathe-/, '')}`,
    level: String(level ?? ''),
    message: String(message ?? ''),
    facts: facts.join(' '),
  };
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Of a job's id the end tells it from others of the same minute; of a digest the beginning is enough. */
function fact(name: string, value: unknown): string {
  if (name === 'jobId') return `job=${String(value).slice(-12)}`;
  if (typeof value === 'string') return `${name}=${/^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value}`;
  if (typeof value === 'number') return `${name}=${Number(value.toFixed(3))}`;
  if (typeof value !== 'object' || value === null) return `${name}=${value}`;
  const { code, message } = value as { readonly code?: unknown; readonly message?: unknown };
  return message === undefined ? `${name}=${JSON.stringify(value)}` : `${name}=[${code ?? 'bug'}] ${message}`;
}
