import type { Mount } from './system-mounts.ts';

/**
 * How closely FFmpeg is held.
 *
 * - `bubblewrap`: it sees its inputs, its workspace and the system's programs, no network and no other process, under
 *   the limits of `prlimit`.
 * - `prlimit`: limits of memory, processor time and file size, and it dies with this process; it sees what we see.
 * - `none`: it is a plain child process.
 */
export type ConfinementLevel = 'bubblewrap' | 'prlimit' | 'none';

/** What is asked for: `auto` is the strongest level that works here. */
export type WantedConfinement = 'auto' | ConfinementLevel;

/** Why a level is not in force. */
export interface Shortfall {
  readonly level: Exclude<ConfinementLevel, 'none'>;
  /** One line, in the words of the program that refused. */
  readonly reason: string;
}

/** What each process may use. */
export interface ResourceLimits {
  /** Of address space; FFmpeg maps about 400 MB before it does anything. */
  readonly addressSpaceBytes: number;
  /** That any one file may grow to. */
  readonly fileBytes: number;
  readonly openFiles: number;
  /** Where absent, as much as all processors can give in the time that the process may take. */
  readonly cpuSeconds?: number;
}

/** No confinement; `shortfalls` says why, where one was asked for. */
interface Unconfined {
  readonly level: 'none';
  readonly shortfalls: readonly Shortfall[];
}

interface Limited {
  readonly level: 'prlimit';
  readonly shortfalls: readonly Shortfall[];
  readonly limits: ResourceLimits;
  /** Absolute paths. */
  readonly tools: Readonly<Record<'nice' | 'prlimit' | 'setpriv', string>>;
}

interface Sandboxed {
  readonly level: 'bubblewrap';
  readonly shortfalls: readonly Shortfall[];
  readonly limits: ResourceLimits;
  /** Absolute paths. */
  readonly tools: Readonly<Record<'nice' | 'prlimit' | 'bwrap', string>>;
  /** What of the system FFmpeg needs to start. */
  readonly system: readonly Mount[];
}

/** The confinement in force. Plain data: it may be logged as it is. */
export type Confinement = Unconfined | Limited | Sandboxed;

export const UNCONFINED: Confinement = Object.freeze({ level: 'none', shortfalls: [] });
