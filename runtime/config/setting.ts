import type { Kind } from './kind.ts';

/** What reads variables: the processes of the service, and the other commands, such as `lathe run` and `lathe publish`. */
export const processKinds = ['api', 'worker', 'recover', 'commands'] as const;

export type ProcessKind = (typeof processKinds)[number];

/** One environment variable: a row of the table. */
export interface Setting<Value, By extends ProcessKind = ProcessKind> {
  readonly variable: string;
  readonly kind: Kind<NonNullable<Value>>;
  readonly by: readonly By[];
  /** One or two sentences for the operator. */
  readonly doc: string;
  /** Where it is not set; undefined too where it must be. */
  readonly default: Value | undefined;
  /** The default in words, where the value is none. */
  readonly defaultText: string;
  readonly isRequired: boolean;
  /** Whether what is set may never be shown. */
  readonly isSecret: boolean;
}

interface Row<Value, By extends ProcessKind> {
  readonly variable: string;
  readonly kind: Kind<Value>;
  readonly by: readonly By[];
  readonly doc: string;
  readonly isSecret?: true;
}

/** A variable without which there is no service. */
export function required<Value, const By extends ProcessKind>(row: Row<Value, By>): Setting<Value, By> {
  return { isSecret: false, ...row, default: undefined, defaultText: 'must be set', isRequired: true } as Setting<
    Value,
    By
  >; // Value is never nullish: no kind reads that
}

/** A variable that may be left out, with what happens then in words. */
export function optional<Value, const By extends ProcessKind>(
  row: Row<Value, By> & { readonly otherwise: string },
): Setting<Value | undefined, By> {
  const { otherwise, ...rest } = row;
  return { isSecret: false, ...rest, default: undefined, defaultText: otherwise, isRequired: false } as Setting<
    Value | undefined,
    By
  >; // as above
}

/** A variable with a default. */
export function defaulted<Value, const By extends ProcessKind>(
  row: Row<Value, By> & { readonly default: string; readonly otherwise?: string },
): Setting<Value, By> {
  const { otherwise = `\`${row.default}\``, ...rest } = row;
  const read = row.kind.read(row.default);
  if ('fault' in read) throw new Error(`${row.variable}: its own default '${row.default}' is none`);
  return {
    isSecret: false,
    ...rest,
    default: read.value,
    defaultText: otherwise,
    isRequired: false,
  } as Setting<Value, By>; // as above
}
