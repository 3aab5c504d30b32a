import type { ProcessKind, Setting } from './setting.ts';
import type { settings } from './settings/index.ts';

type Settings = typeof settings;

/** The settings that a kind of process reads. */
type ReadBy<Kind extends ProcessKind> = {
  [Name in keyof Settings]: Kind extends Settings[Name]['by'][number] ? Name : never;
}[keyof Settings];

type ValueOf<Row> = Row extends Setting<infer Value, ProcessKind> ? Value : never;

/** What the environment says to one kind of process. */
export type Config<Kind extends ProcessKind = ProcessKind> = {
  readonly [Name in ReadBy<Kind>]: ValueOf<Settings[Name]>;
};

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Something wrong with a variable, as a sentence about it. */
export interface Problem {
  readonly variable: string;
  readonly says: string;
}

/** What was found, together with variables that nobody reads. */
export type Reading<Kind extends ProcessKind> =
  | { readonly config: Config<Kind>; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly [Problem, ...Problem[]]; readonly warnings: readonly Problem[] };
