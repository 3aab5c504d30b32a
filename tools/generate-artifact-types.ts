/** Writes the TypeScript of the artifact schema. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { root, writeGenerated } from './write-generated.ts';

const source = 'schemas/artifact.schema.json';

const schema = JSON.parse(await readFile(join(root, source), 'utf8')) as JSONSchema;
const content = await compile(schema, 'Artifact', {
  bannerComment: `/* Generated from ${source} by \`npm run generate\`; do not edit. */`,
  additionalProperties: false,
  style: { singleQuote: true, printWidth: 120 },
});
await writeGenerated([{ path: 'schemas/generated/artifact.ts', content }]);
