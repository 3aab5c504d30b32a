export type { LatheClient } from './client.ts';
export { createLatheClient } from './create-client.ts';
export type { EventOptions } from './events/follow-events.ts';
export type { LogOptions } from './jobs/follow-logs.ts';
export { isOver } from './jobs/states.ts';
export type { WaitOptions } from './jobs/wait-for.ts';
export { LatheApiError, LatheUnreachableError } from './lathe-api-error.ts';
export type { ConnectionOptions } from './transport/connection.ts';
export type * from './types.ts';
