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

/** Where the demo leaves everything, as seen from the current folder. */
export const folder = relative(process.cwd(), fileURLToPath(new URL('../../out/demo', import.meta.url)));

/** An argument as it is typed in a shell. */
export function shown(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}
