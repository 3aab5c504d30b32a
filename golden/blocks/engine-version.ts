import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** All that decides what a test block sounds like and how it is measured, beside artifacts, sounds and FFmpeg. */
const folders = ['compiler/artifact', 'runtime/engine', 'golden/blocks', 'golden/samples'];

const repository = fileURLToPath(new URL('../..', import.meta.url));

let known: string | undefined;

/** The SHA-256 of the sources of the engine and of what measures it: what was found out with another one does not count. */
export function engineVersion(): string {
  known ??= sourcesVersion(folders);
  return known;
}

/** The SHA-256 of all sources in some folders of Lathe, or of a copy of it. */
export function sourcesVersion(of: readonly string[] = folders, base: string = repository): string {
  const hash = createHash('sha256');
  for (const folder of of) {
    const root = join(base, folder);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    for (const file of files.sort()) hash.update(`${folder}/${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
