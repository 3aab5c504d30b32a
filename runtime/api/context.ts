import type { ApiLimits, ApiOptions } from './options.ts';
import { defaultLimits } from './options.ts';
import { type Listeners, listeners } from './stream/listeners.ts';
import { type Pressure, pressureOf } from './submit/pressure.ts';

/** What all routes share. */
export interface ApiContext extends Omit<ApiOptions, 'limits'> {
  readonly limits: ApiLimits;
  readonly pressure: Pressure;
  readonly listeners: Listeners;
}

export function contextOf(options: ApiOptions): ApiContext {
  const limits = { ...defaultLimits, ...options.limits };
  const pressure = pressureOf(options.queue, limits.waiting);
  return { ...options, limits, pressure, listeners: listeners(limits.streams) };
}
