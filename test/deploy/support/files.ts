import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The root of the repository, with a slash. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface ComposeService {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly stop_grace_period?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly volumes?: readonly string[];
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export function composeFile(): ComposeFile {
  return parse(readFileSync(`${root}deploy/compose.yaml`, 'utf8'), { merge: true });
}

export function environmentOf({ services }: ComposeFile, name: string): Readonly<Record<string, string>> {
  return services[name]?.environment ?? {};
}

/** A line of the example that sets a variable, or would if it were no comment. */
export interface ExampleLine {
  readonly name: string;
  readonly value: string;
  readonly isSet: boolean;
}

export function exampleLines(): readonly ExampleLine[] {
  const lines = readFileSync(`${root}deploy/lathe.env.example`, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, comment, name, value] = /^(#?)([A-Z][A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value, isSet: comment === '' }];
  });
}
