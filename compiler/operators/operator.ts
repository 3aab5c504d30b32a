import type { Expr } from '../../schemas/generated/artifact.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import type { ChoiceParam, Param, Params, QuantityParam, StreamParam } from './params.ts';
import type { StreamFacts } from './stream-facts.ts';

/** What an operator gets for one parameter when it lowers itself: numbers may be expressions over the caller's params. */
type LoweredArgument<P extends Param> =
  P extends QuantityParam<infer Required>
    ? Required extends true
      ? Expr
      : Expr | undefined
    : P extends ChoiceParam<infer Choice>
      ? Choice
      : P extends StreamParam
        ? Flow
        : never;

export type LoweredArguments<P extends Params> = { readonly [Name in keyof P]: LoweredArgument<P[Name]> };

/** What the checker knows of one argument: the interval of a number, a word, or a stream's facts. */
type CheckedArgument<P extends Param> =
  P extends QuantityParam<infer Required>
    ? Required extends true
      ? Interval
      : Interval | undefined
    : P extends ChoiceParam<infer Choice>
      ? Choice
      : P extends StreamParam
        ? StreamFacts
        : never;

/** Every value that a number can take, from its params' ranges; in the base unit. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

export type CheckedArguments<P extends Params> = { readonly [Name in keyof P]: CheckedArgument<P[Name]> };

/** A complaint of an operator about the streams that it was given, in words. */
export interface Objection {
  readonly message: string;
  readonly why: string;
  readonly fix: string;
}

/** One operator of the language: checker, compiler, reference and editor all read this. */
export interface Operator<P extends Params = Params> {
  readonly name: string;
  /** One line: what it does to the sound. */
  readonly doc: string;
  /** A stage as an engineer would write it. */
  readonly example: string;
  /** `one`: works on the stream of its pipe. `many`: takes two or more streams. */
  readonly streams: 'one' | 'many';
  /** True for what promises something of the deliverable where it is the last stage. */
  readonly delivers?: true;
  readonly params: P;
  /** The facts of what comes out; those of the first stream where absent. */
  facts?(streams: readonly StreamFacts[], args: CheckedArguments<P>): StreamFacts;
  /** Refuses what FFmpeg or the ear would refuse. */
  object?(streams: readonly StreamFacts[], args: CheckedArguments<P>): Objection | undefined;
  /** Turns itself into filter nodes. `flows` are the streams in order; the first is the pipe's. */
  lower(graph: Lowering, flows: readonly [Flow, ...Flow[]], args: LoweredArguments<P>): Flow;
  /** What it does with these arguments, for `lathe explain`; each argument is already text such as `80 Hz`. */
  explain(args: { readonly [Name in keyof P]: string }): string;
}

/** Keeps the parameter types of one definition while it is stored among all. */
export function defineOperator<const P extends Params>(operator: Operator<P>): Operator {
  return operator as unknown as Operator; // the table is heterogeneous; the checker matches arguments to params before any call
}
