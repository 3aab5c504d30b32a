/** The part of an address that names a job. What is no id of a job names none: it is not found, rather than refused. */
export const jobParams = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', description: 'The id of a job.' } },
} as const;

export const idempotencyHeader = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      pattern: '^[\\x21-\\x7e]{1,200}$',
      description:
        'The same key and body give the same job, for as long as it is kept. 1 to 200 visible ASCII characters.',
    },
  },
} as const;

export interface JobAddress {
  readonly id: string;
}

export interface IdempotencyHeader {
  readonly 'idempotency-key'?: string;
}
