export type Severity = 'error' | 'warning';

/** What a code says once its data is known. */
export interface Wording {
  readonly message: string;
  readonly why: string;
  readonly fix?: string;
}

/** One row of the code table: its severity and how it words itself from its data. */
export interface Definition<Data> {
  readonly severity: Severity;
  readonly word: (data: Data) => Wording;
}

/** Declares a finding that stops compilation. */
export function error<Data>(word: (data: Data) => Wording): Definition<Data> {
  return { severity: 'error', word };
}

/** Declares a finding that compilation survives. */
export function warning<Data>(word: (data: Data) => Wording): Definition<Data> {
  return { severity: 'warning', word };
}
