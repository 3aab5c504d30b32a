/** Writes the TypeScript of the HTTP API, which the client stands on, from the document that `generate-openapi.ts` wrote before. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { typesOf } from './openapi-types/types-of.ts';
import { root, writeGenerated } from './write-generated.ts';

const source = 'docs/reference/openapi.json';
const banner = `/* Generated from ${source} by \`npm run generate\`; do not edit. */\n\n`;

const content = banner + (await typesOf(await readFile(join(root, source), 'utf8')));
await writeGenerated([{ path: 'client/generated/openapi.ts', content }], { owns: ['client/generated'] });
