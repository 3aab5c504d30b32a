import type { FailureCode, FailureData } from './codes.ts';
import { failureCodes } from './codes.ts';
import type { Definition, ExitCode, FailureClass } from './definition.ts';
import { quoted } from './wording.ts';

/** What surrounds a failure: where it happened, FFmpeg's own words, and the error beneath it. */
export interface FailureContext {
  readonly stage?: string;
  readonly excerpt?: readonly string[];
  readonly cause?: unknown;
}

/** The only error that the runtime throws on purpose: a code of the table, worded for a person. */
export class LatheFailure extends Error {
  readonly code: FailureCode;
  readonly class: FailureClass;
  readonly retryable: boolean;
  readonly exitCode: ExitCode;
  readonly hint: string;
  readonly stage: string | undefined;
  readonly excerpt: readonly string[] | undefined;

  constructor(
    code: FailureCode,
    definition: Definition<never>,
    wording: { message: string; hint: string },
    context: FailureContext,
  ) {
    super(wording.message, context.cause === undefined ? undefined : { cause: context.cause });
    this.name = 'LatheFailure';
    this.code = code;
    this.class = definition.class;
    this.retryable = definition.retryable;
    this.exitCode = definition.exitCode;
    this.hint = wording.hint;
    this.stage = context.stage;
    this.excerpt = context.excerpt;
  }
}

/**
 * Makes a failure from its code and data, ready to be thrown.
 *
 * @returns an error worded by the code table
 */
export function failure<Code extends FailureCode>(
  code: Code,
  data: FailureData<Code>,
  context: FailureContext = {},
): LatheFailure {
  const definition = failureCodes[code] as unknown as Definition<FailureData<Code>>; // indexing a union loses the pairing of code and data
  return new LatheFailure(code, definition, definition.word(data), context);
}

/** Returns the same failure with the stage it happened in, unless it names one already. */
export function inStage(error: LatheFailure, stage: string): LatheFailure {
  return error.stage === undefined ? again(error, error.message, stage) : error;
}

/** Returns the same failure with the file that it is about, of several; one that names it already stays as it is. */
export function inTrack(error: LatheFailure, path: string): LatheFailure {
  if (error.code === 'job/cancelled' || error.message.includes(quoted(path))) return error;
  return again(error, `${quoted(path)}: ${error.message}`, error.stage);
}

function again({ code, hint, cause, excerpt }: LatheFailure, message: string, stage: string | undefined): LatheFailure {
  const context = { ...(stage === undefined ? {} : { stage }), ...(excerpt === undefined ? {} : { excerpt }), cause };
  return new LatheFailure(code, failureCodes[code], { message, hint }, context);
}

/** Returns a thrown value as a failure: itself when it is one, else `internal/unexpected` around it. */
export function asFailure(thrown: unknown): LatheFailure {
  if (thrown instanceof LatheFailure) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return failure('internal/unexpected', { reason }, { cause: thrown });
}

/** The JSON form of a failure, for reports, job results and `--json`. */
export function describeFailure(error: LatheFailure): Readonly<Record<string, unknown>> {
  return {
    code: error.code,
    class: error.class,
    retryable: error.retryable,
    message: error.message,
    hint: error.hint,
    ...(error.stage === undefined ? {} : { stage: error.stage }),
    ...(error.excerpt === undefined ? {} : { excerpt: error.excerpt }),
  };
}
