import type { Definition } from '../../runtime/failure/definition.ts';
import { usageCodes } from './codes.ts';

type Table = typeof usageCodes;

export type UsageCode = keyof Table;

type DataOf<Code extends UsageCode> = Table[Code] extends Definition<infer Data> ? Data : never;

/** A command that cannot be carried out as it was given: a code of the table, worded for a person. */
export class UsageFailure extends Error {
  readonly code: UsageCode;
  readonly hint: string;
  readonly exitCode = 2;
  /** Text to be shown above the failure, such as the findings in a file that does not compile. */
  readonly details: string | undefined;

  constructor(code: UsageCode, message: string, hint: string, details: string | undefined) {
    super(message);
    this.name = 'UsageFailure';
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

/** Makes a failure from its code and data, ready to be thrown. */
export function usage<Code extends UsageCode>(code: Code, data: DataOf<Code>, details?: string): UsageFailure {
  const definition = usageCodes[code] as unknown as Definition<DataOf<Code>>; // indexing a union loses the pairing of code and data
  const { message, hint } = definition.word(data);
  return new UsageFailure(code, message, hint, details);
}
