import { followEvents } from '../events/follow-events.ts';
import { answerOf, type Connection } from '../transport/connection.ts';
import type { Cancellable, HeardEvent, Job } from '../types.ts';

export interface WaitOptions extends Cancellable {
  /** Is told what happens meanwhile. */
  readonly onEvent?: ((event: HeardEvent) => void) | undefined;
}

/** Waits until a job has ended. @returns the job as it ended, with its report */
export async function waitFor(connection: Connection, id: string, { signal, onEvent }: WaitOptions): Promise<Job> {
  for await (const event of followEvents(connection, id, { signal })) onEvent?.(event);
  return await answerOf(connection.api.GET('/v1/jobs/{id}', { params: { path: { id } }, signal: signal ?? null }));
}
