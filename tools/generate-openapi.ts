/** Writes the OpenAPI document of the HTTP API from its routes: what clients are generated from. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiDocument } from '../runtime/api/document/api-document.ts';
import { root, writeGenerated } from './write-generated.ts';

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { readonly version: string };
const content = `${JSON.stringify(await apiDocument(version), undefined, 2)}\n`;
await writeGenerated([{ path: 'docs/reference/openapi.json', content }]);
