import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One thing that the demo does. */
export interface DemoJob {
  readonly title: string;
  readonly preset: string;
  /** As `--in` takes them. */
  readonly inputs: readonly string[];
  readonly profile: string;
  readonly output: string;
}

const place = fileURLToPath(new URL('../../out/demo', import.meta.url));
const fromHere = relative(process.cwd(), place);

/** Where the demo leaves everything; a short path where there is one. */
export const folder = fromHere.startsWith('..') ? place : fromHere;

/** An argument as it is typed in a shell. */
export function shown(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}
