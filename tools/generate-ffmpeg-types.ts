/**
 * From the catalog's files, one a filter, makes what the code imports: the types of all filters' options, and the
 * whole catalog as one JSON file, which loads in 1 ms where the single files take 8.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { root, writeGenerated } from './write-generated.ts';

const folder = 'schemas/ffmpeg/5.1';
const banner = `/* Generated from ${folder}/filters by \`npm run generate\`; do not edit. */`;

async function readFolder(kind: string): Promise<Record<string, unknown>> {
  const files = (await readdir(join(root, folder, kind))).sort();
  const entries = files.map(async (file) => {
    const text = await readFile(join(root, folder, kind, file), 'utf8');
    return [file.replace(/\.json$/, ''), JSON.parse(text) as unknown] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** One interface a filter, and one over all of them that maps a filter's name to its options. */
async function optionTypes(filters: Record<string, unknown>): Promise<string> {
  const interfaces: string[] = [];
  const members: string[] = [];
  for (const [name, value] of Object.entries(filters)) {
    const schema = value as JSONSchema & { title: string };
    const style = { singleQuote: true, printWidth: 120 };
    interfaces.push(await compile(schema, schema.title, { bannerComment: '', format: true, style }));
    members.push(`  ${name}: ${schema.title};`);
  }
  return [
    `${banner}\n`,
    ...interfaces,
    '/** The options of every filter that Lathe emits. */',
    `export interface FilterOptions {\n${members.join('\n')}\n}\n`,
    'export type FilterName = keyof FilterOptions;\n',
  ].join('\n');
}

const filters = await readFolder('filters');
const catalog = { filters, encoders: await readFolder('encoders'), muxers: await readFolder('muxers') };

await writeGenerated([
  { path: 'schemas/generated/ffmpeg-filters.ts', content: await optionTypes(filters) },
  { path: `${folder}/catalog.json`, content: `${JSON.stringify(catalog)}\n` },
]);
