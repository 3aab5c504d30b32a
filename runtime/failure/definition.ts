/** Who has to act on a failure. */
export type FailureClass = 'INPUT' | 'PRESET' | 'POLICY' | 'INFRA' | 'TIMEOUT' | 'INTERNAL';

/** What the command line exits with: 2 for what was given, 3 for what the machine lacks, 1 for the rest. */
export type ExitCode = 1 | 2 | 3;

/** What a code says once its data is known: what happened, and what to do about it. */
export interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** One row of the failure table. */
export interface Definition<Data> {
  readonly class: FailureClass;
  readonly exitCode: ExitCode;
  /** Whether the same job may succeed when it is tried again unchanged. */
  readonly retryable: boolean;
  readonly word: (data: Data) => Wording;
}

/** Declares a failure that lies in what was given: trying again changes nothing. */
export function refusal<Data>(of: 'INPUT' | 'PRESET' | 'POLICY', word: (data: Data) => Wording): Definition<Data> {
  return { class: of, exitCode: 2, retryable: false, word };
}

/** Declares a failure of the surroundings, which another machine or a later moment may not have. */
export function outage<Data>(exitCode: ExitCode, word: (data: Data) => Wording): Definition<Data> {
  return { class: 'INFRA', exitCode, retryable: true, word };
}

/** Declares that a time limit was reached. */
export function timeout<Data>(word: (data: Data) => Wording): Definition<Data> {
  return { class: 'TIMEOUT', exitCode: 1, retryable: true, word };
}

/** Declares a failure that Lathe did not foresee. */
export function internal<Data>(word: (data: Data) => Wording): Definition<Data> {
  return { class: 'INTERNAL', exitCode: 1, retryable: false, word };
}
