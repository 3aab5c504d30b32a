import { chunksOf } from '../events/chunks-of.ts';
import { readLines } from '../events/read-stream.ts';
import { reconnecting } from '../events/reconnecting.ts';
import { answerOf, bodyOf, type Connection } from '../transport/connection.ts';
import type { Cancellable, LogLine } from '../types.ts';
import { isOver } from './states.ts';

export interface LogOptions extends Cancellable {
  /** The latest one where none is given. */
  readonly attempt?: number | undefined;
  /** Goes on until the job is over. */
  readonly follow?: boolean | undefined;
}

/** The lines of a job's log. One that is followed begins anew where the connection broke: what was told is not told again. */
export async function* readLogs(connection: Connection, id: string, options: LogOptions): AsyncGenerator<LogLine> {
  if (options.follow !== true) {
    for await (const line of linesOf(connection, id, options)) yield parsed(line);
    return;
  }
  const told = new Set<string>();
  const listen = async function* (): AsyncGenerator<LogLine, boolean> {
    for await (const line of linesOf(connection, id, options)) {
      if (told.has(line)) continue;
      told.add(line);
      yield parsed(line);
    }
    const { signal = null } = options;
    return isOver(await answerOf(connection.api.GET('/v1/jobs/{id}', { params: { path: { id } }, signal })));
  };
  yield* reconnecting(listen, options.signal);
}

async function* linesOf(
  { api, url, once }: Connection,
  id: string,
  { attempt, follow = false, signal }: LogOptions,
): AsyncGenerator<string> {
  const query = { ...(attempt === undefined ? {} : { attempt }), ...(follow ? { follow: 1 as const } : {}) };
  const asked = { params: { path: { id }, query }, parseAs: 'stream', signal: signal ?? null } as const;
  // What fails is tried again by whoever follows, so it is asked once.
  const body = await bodyOf(api.GET('/v1/jobs/{id}/logs', follow ? { ...asked, fetch: once } : asked));
  if (body === undefined) return;
  for await (const line of readLines(chunksOf(body, { url, signal }))) if (line !== '') yield line;
}

function parsed(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine; // as the worker wrote it
  } catch {
    return { message: line };
  }
}
