import type { Definition, ExitCode, Wording } from '../../runtime/failure/definition.ts';
import { usageCodes } from './codes.ts';

type Table = typeof usageCodes;

export type UsageCode = keyof Table;

type DataOf<Code extends UsageCode> = Table[Code] extends Definition<infer Data> ? Data : never;

/** A command that cannot be carried out as it was given: a code of the table, worded for a person. */
export class UsageFailure extends Error {
  readonly code: UsageCode;
  readonly hint: string;
  readonly exitCode: ExitCode;
  /** Text to be shown above the failure, such as the findings in a file that does not compile. */
  readonly details: string | undefined;
  /** The same for machines. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: UsageCode, { message, hint }: Wording, details?: string, facts: UsageFailure['facts'] = {}) {
    super(message);
    this.name = 'UsageFailure';
    this.code = code;
    this.exitCode = usageCodes[code].exitCode;
    this.hint = hint;
    this.details = details;
    this.facts = facts;
  }
}

/**
 * Makes a failure from its code and data, ready to be thrown.
 *
 * @param details shown above the failure
 * @param facts the same for machines
 */
export function usage<Code extends UsageCode>(
  code: Code,
  data: DataOf<Code>,
  details?: string,
  facts?: UsageFailure['facts'],
): UsageFailure {
  const definition = usageCodes[code] as unknown as Definition<DataOf<Code>>; // indexing a union loses the pairing of code and data
  return new UsageFailure(code, definition.word(data), details, facts);
}
