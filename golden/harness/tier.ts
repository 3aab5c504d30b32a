import type { Compilation, CompiledProfile } from '../../compiler/compile.ts';

/** A preset file that is held to what is kept of it. */
export interface GoldenCase {
  /** Unique in a project: `planner/two_normalizes`, `shipped/loudness_only`. */
  readonly name: string;
  /** The path of the preset file. */
  readonly input: string;
  readonly text: string;
  /** The folder of the files that are kept of it. */
  readonly folder: string;
  /** True where it has to have errors: its folder is called `invalid_…`. */
  readonly isInvalid: boolean;
}

/** A folder with presets, opened for a check. */
export interface Project {
  readonly folder: string;
  /** By name. */
  readonly cases: readonly GoldenCase[];
  /** By `name_vN`: the profiles of the project, then those that Lathe ships. What a case declares itself goes first. */
  readonly profiles: ReadonlyMap<string, CompiledProfile>;
  /** Compiles the file of a case; the same one only once. */
  readonly compile: (of: GoldenCase) => Compilation;
}

/** What a tier gets from where it runs. */
export interface Surroundings {
  readonly project: Project;
  /** A folder for what is slow to find out, by the hash of all that it depends on. It may not exist yet. */
  readonly cache: string;
  /** False where nothing may be taken from the cache; what is found out is kept there all the same. */
  readonly useCache: boolean;
  /** How much may run at once. */
  readonly parallel: number;
  readonly signal: AbortSignal;
}

/** What a tier made of one case. */
export interface CaseOutcome {
  readonly case: GoldenCase;
  /** Text by file name, below the folder of the case and with `/` on every system. */
  readonly produced: ReadonlyMap<string, string>;
  /** What is wrong whatever is kept, each ready to be shown: expected, measured, by how much, where. Empty where nothing is. */
  readonly findings: readonly string[];
  /** True where nothing had to be run. */
  readonly isCached?: boolean;
}

/** One way to hold presets to what they were: what it produces, and when that is still the same. */
export interface Tier {
  /** As it is shown and chosen: `text`. */
  readonly name: string;
  /** Which files of a case are this tier's: one that is kept, and that it does not produce any more, is an orphan. */
  readonly owns: (file: string) => boolean;
  /** Gives one outcome for each of the cases that it has something to say of, as they come. */
  readonly run: (cases: readonly GoldenCase[], surroundings: Surroundings) => AsyncIterable<CaseOutcome>;
  /**
   * How what is produced differs from what is kept, in lines for a person; none where it will do, though the texts may
   * differ. Where this is absent they have to be equal. Only called where they are not.
   */
  readonly compare?: (file: string, kept: string, produced: string) => readonly string[];
  /** The file whose differences say what all others of a case differ for. */
  readonly leading?: string;
}

/** The profile that a case means by `name_vN`: its own, else one of the project. */
export function profileFor(label: string, of: GoldenCase, project: Project): CompiledProfile | undefined {
  const own = project.compile(of).profiles.find((profile) => profile.label === label);
  return own ?? project.profiles.get(label);
}
