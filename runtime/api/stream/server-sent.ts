import type { Event } from '../../../schemas/generated/api.ts';

export const EVENT_STREAM = 'text/event-stream';

/** Keeps the connection open, and is no event to anybody. */
export const HEARTBEAT = ': nothing new\n\n';

/** How soon a browser connects again. */
export const GREETING = 'retry: 3000\n\n';

/** An event as it is sent; its data is one line, since JSON has no line breaks of its own. */
export function sentEvent(event: Event, eventId: string | undefined): string {
  const id = eventId === undefined ? '' : `id: ${eventId}\n`;
  return `${id}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
