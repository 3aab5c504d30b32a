/** Writes ajv's validators of the catalog's filters as code, so that no command compiles them at its start. */
import { Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { filterSchemas } from '../schemas/ffmpeg/catalog.ts';
import { writeGenerated } from './write-generated.ts';

const standalone = standaloneModule.default; // a CommonJS module with a default export of its own

const banner = '/* Generated from schemas/ffmpeg by `npm run generate`; do not edit. */';

const declarations = `${banner}
import type { ErrorObject } from 'ajv';

interface Validator {
  (options: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

declare const validators: Readonly<Record<string, Validator>>;
export default validators;
`;

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, code: { source: true, esm: true } });
const names = Object.keys(filterSchemas);
for (const [name, schema] of Object.entries(filterSchemas)) ajv.addSchema(withoutProse(schema), name);

const validators = standalone(ajv, Object.fromEntries(names.map((name) => [name, name])));
const exported = `export default { ${names.join(', ')} };\n`;

await writeGenerated([
  { path: 'schemas/generated/filter-validators.js', content: `${banner}\n${validators}\n${exported}` },
  { path: 'schemas/generated/filter-validators.d.ts', content: declarations },
]);

/** A schema without what only people read. */
function withoutProse(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value)),
  );
}
