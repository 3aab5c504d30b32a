import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where finished samples are kept: `$XDG_CACHE_HOME/lathe/samples`, outside of any repository. */
export function cacheFolder(): string {
  return join(cacheRoot(), 'samples');
}

/** Where Lathe keeps what it can make again: `$XDG_CACHE_HOME/lathe`, `~/.cache/lathe` where that is not set. */
export function cacheRoot(): string {
  const named = process.env.XDG_CACHE_HOME;
  const home = named === undefined || named === '' ? join(homedir(), '.cache') : named;
  return join(home, 'lathe');
}
