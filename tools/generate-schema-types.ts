/** Writes the TypeScript of the schemas of artifacts, of jobs, and of what the API says of them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { root, writeGenerated } from './write-generated.ts';

const schemas = [
  { source: 'schemas/artifact.schema.json', name: 'Artifact', path: 'schemas/generated/artifact.ts' },
  { source: 'schemas/job.schema.json', name: 'JobDocuments', path: 'schemas/generated/job.ts' },
  { source: 'schemas/api.schema.json', name: 'ApiDocuments', path: 'schemas/generated/api.ts' },
] as const;

const files = schemas.map(async ({ source, name, path }) => {
  const schema = JSON.parse(await readFile(join(root, source), 'utf8')) as JSONSchema;
  const content = await compile(schema, name, {
    bannerComment: `/* Generated from ${source} by \`npm run generate\`; do not edit. */`,
    additionalProperties: false,
    cwd: join(root, 'schemas/'),
    style: { singleQuote: true, printWidth: 120 },
  });
  return { path, content };
});
await writeGenerated(await Promise.all(files));
