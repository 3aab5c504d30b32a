import { Ajv, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import { components } from './components.ts';

/** What says whether a part of a request is as it must be. */
export interface Validators {
  readonly compile: FastifySchemaCompiler<object>;
  /** For one of the schemas by its name. */
  readonly of: (component: string) => ValidateFunction;
}

/** Bodies are taken as they stand; in queries and headers, where everything is text, numbers are read. All faults are found. */
export function validators(): Validators {
  const options = { allErrors: true, verbose: true, strictTypes: false } as const;
  const bodies = new Ajv({ ...options, schemas: [...components()] });
  const texts = new Ajv({ ...options, coerceTypes: true, schemas: [...components()] });
  return {
    compile: ({ schema, httpPart }) => (httpPart === 'body' ? bodies : texts).compile(schema),
    of: (component) => bodies.compile({ $ref: `${component}#` }),
  };
}
