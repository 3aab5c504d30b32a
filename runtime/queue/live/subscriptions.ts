import type { Redis } from 'ioredis';

/** Hears what is published on a channel, and with `undefined` that something may have been missed. */
export type Listener = (message: string | undefined) => void;

/** What a process listens to, over one connection whatever the number of listeners. */
export interface Subscriptions {
  /** Resolves once Redis has taken it: what is published from then on is heard. @returns ends it */
  listen(channel: string, listener: Listener): Promise<() => void>;
}

/**
 * @param subscriber a connection of which nothing else is asked, and that does not subscribe again by itself: ioredis would
 * not look whether that fails, and a process that ends in that moment would crash
 */
export function subscriptions(subscriber: Redis): Subscriptions {
  const listeners = new Map<string, Set<Listener>>();
  const tell = (channel: string, message: string | undefined): void => {
    for (const listener of listeners.get(channel) ?? []) listener(message);
  };
  const again = (channel: string): Promise<void> =>
    subscriber.subscribe(channel).then(
      () => tell(channel, undefined),
      () => undefined, // the connection is gone once more, or for good
    );
  subscriber.on('message', tell);
  subscriber.on('ready', () => {
    for (const channel of listeners.keys()) void again(channel);
  });
  return {
    listen: async (channel, listener) => {
      const there = listeners.get(channel) ?? new Set();
      listeners.set(channel, there.add(listener));
      const end = (): void => {
        there.delete(listener);
        if (there.size > 0 || listeners.get(channel) !== there) return;
        listeners.delete(channel);
        subscriber.unsubscribe(channel).catch(() => undefined); // without a connection there is nothing to end
      };
      try {
        await subscriber.subscribe(channel);
      } catch (error) {
        end();
        throw error;
      }
      return end;
    },
  };
}
