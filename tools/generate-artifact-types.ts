import { readFile } from 'node:fs/promises';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const source = 'schemas/artifact.schema.json';

/** The TypeScript of the artifact schema, as `path` and `text` of a generated file. */
export async function artifactTypes(): Promise<{ path: string; text: string }> {
  const schema = JSON.parse(await readFile(source, 'utf8')) as JSONSchema;
  const text = await compile(schema, 'Artifact', {
    bannerComment: `/* Generated from ${source} by \`npm run generate\`; do not edit. */`,
    additionalProperties: false,
    style: { singleQuote: true, printWidth: 120 },
  });
  return { path: 'schemas/generated/artifact.ts', text };
}
