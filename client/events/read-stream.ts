import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** A last event holds a whole report; no event is longer. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** The messages of a stream of server-sent events, as they come. */
export async function* readMessages(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<EventSourceMessage> {
  const decoder = new TextDecoder();
  const messages: EventSourceMessage[] = [];
  const onEvent = (message: EventSourceMessage): void => void messages.push(message);
  const parser = createParser({ onEvent, maxBufferSize: MOST_CHARACTERS });
  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* messages.splice(0);
  }
}

/** The lines of a text, as they come. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
