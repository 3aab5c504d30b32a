import { type Command, InvalidArgumentError } from 'commander';

/** What every run over the cases can be told. */
export interface GoldenOptions {
  readonly dir: string;
  readonly tier?: readonly string[];
  /** False with --no-cache. */
  readonly cache: boolean;
  readonly json?: true;
}

/** What a check can be told beside that. */
export interface CheckOptions extends GoldenOptions {
  readonly junit?: string;
  readonly atLeast: number;
  readonly full?: true;
}

/** What a report can be told beside that. */
export interface ReportOptions extends GoldenOptions {
  readonly output: string;
  readonly atLeast: number;
  /** Seconds. */
  readonly sound: number;
}

/** What a comparison of two builds can be told. */
export interface CompareOptions extends GoldenOptions {
  readonly ffmpeg?: readonly string[];
  readonly junit?: string;
  readonly full?: true;
}

/** What a run of the standards' signals can be told. */
export interface ConformanceOptions {
  readonly json?: true;
  readonly write?: string;
}

/** Adds what every run over the cases takes. */
export function addGoldenOptions(command: Command): Command {
  return command
    .argument('[filter]', 'a case, a folder of cases, a part of a name, or a pattern with *')
    .option('--dir <folder>', 'the project: the folder that holds the presets', '.')
    .option('--tier <names...>', 'only these tiers')
    .option('--no-cache', 'do again what an earlier run has found out')
    .option('--json', 'print the outcome as JSON');
}

/** Reads a count from the command line. */
export function readCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('it is no whole number.');
}

/** Gathers an option that may be given several times. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
