import fc from 'fast-check';
import { compileProgram, countParts, type Exercised } from './exercised.ts';
import { firstBroken, hashesOf } from './laws.ts';
import { sourceOf } from './program.ts';
import { programs } from './programs.ts';

/** What a run over generated programs has found. */
export interface LawsOutcome {
  readonly seed: number;
  /** Programs that compile, each of which was held to every law. */
  readonly programs: number;
  /** Programs that an operator objected to: they are no presets, and were left out. */
  readonly refused: number;
  /** How many of the programs used each part of the language. */
  readonly exercised: ReadonlyMap<string, number>;
  /** The smallest program that breaks a law, with the law; undefined where all hold. */
  readonly broken: string | undefined;
}

/** What a run is given. */
export interface LawsRun {
  readonly programs: number;
  /** The same seed generates the same programs. */
  readonly seed: number;
  /** Called with the number of programs that were held to the laws. */
  readonly onProgress?: (done: number) => void;
}

/** Holds generated programs to the laws, and looks for the smallest one that breaks any. */
export function runLaws({ programs: count, seed, onProgress }: LawsRun): LawsOutcome {
  const exercised: Exercised = new Map();
  let done = 0;
  let refused = 0;
  const law = fc.property(programs, fc.nat(), (program, choice) => {
    const source = sourceOf(program);
    const compiled = compileProgram(source);
    if (compiled === undefined) refused += 1;
    fc.pre(compiled !== undefined);
    done += 1;
    countParts(program, compiled, exercised);
    onProgress?.(done);
    const reason = firstBroken(source, hashesOf(source) ?? '', choice);
    if (reason !== undefined) throw new Error(reason);
  });
  const { failed, counterexample, errorInstance } = fc.check(law, { seed, numRuns: count });
  const [program] = counterexample ?? [];
  const broken = failed && program !== undefined ? `${String(errorInstance)}\n${sourceOf(program).text}` : undefined;
  return { seed, programs: Math.min(done, count), refused, exercised, broken };
}
