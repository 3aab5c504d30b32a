import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import { format, type Let, parse } from '../../dsl/index.ts';
import type { Source } from './program.ts';

/** Something that holds for every source that compiles. */
export interface Law {
  readonly name: string;
  /**
   * Holds a source to the law.
   *
   * @param hashes of what the source compiles to
   * @param choice any number: which of several places is looked at
   * @returns in what way it is broken; undefined where it holds
   */
  readonly broken: (source: Source, hashes: string, choice: number) => string | undefined;
}

const path = 'main.preset';

/** The hashes of all that a source compiles to, by label; undefined where it does not compile. */
export function hashesOf({ text, files }: Source): string | undefined {
  const { presets, profiles, diagnostics } = compile(path, text, memoryHost(files));
  if (diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  return [...presets, ...profiles].map(({ label, hash }) => `${label} ${hash}`).join('\n');
}

/** The laws of texts. What FFmpeg takes is asked of FFmpeg (`accepted.ts`). */
export const laws: readonly Law[] = [
  {
    name: 'formatting twice is formatting once',
    broken: ({ text }) => {
      const once = formatted(text);
      const twice = formatted(once);
      return twice === once ? undefined : `formatted once:\n${once}\nformatted twice:\n${twice}`;
    },
  },
  { name: 'formatting changes no hash', broken: (source, hashes) => differs(changeAll(source, formatted), hashes) },
  { name: 'comments change no hash', broken: (source, hashes) => differs(changeAll(source, commented), hashes) },
  {
    name: 'the order of independent lets changes no hash',
    broken: (source, hashes, choice) => differs({ ...source, text: reordered(source.text, choice) }, hashes),
  },
];

/** The first law that a source breaks, and how. */
export function firstBroken(source: Source, hashes: string, choice: number): string | undefined {
  for (const { name, broken } of laws) {
    const reason = broken(source, hashes, choice);
    if (reason !== undefined) return `${name}: ${reason}`;
  }
  return undefined;
}

function differs(changed: Source, hashes: string): string | undefined {
  const found = hashesOf(changed);
  return found === hashes ? undefined : `${found ?? 'does not compile'}\nfor\n${changed.text}`;
}

function changeAll({ text, files }: Source, change: (text: string) => string): Source {
  return {
    text: change(text),
    files: Object.fromEntries(Object.entries(files).map(([name, imported]) => [name, change(imported)])),
  };
}

function formatted(text: string): string {
  return format(path, text).text ?? '';
}

/** Comments on lines of their own and at the ends of lines: no text of the language goes on over the end of a line. */
function commented(text: string): string {
  const lines = text.split('\n');
  return lines.map((line) => `// before: { "\n${line} // behind: |> }`).join('\n');
}

/** The text with two neighbouring lets swapped of which the second does not name the first. */
function reordered(text: string, choice: number): string {
  const pairs = neighbours(text).filter(([first, second]) => {
    const word = new RegExp(`\\b${first.name.name}\\b`);
    return !word.test(text.slice(second.span.start, second.span.end));
  });
  const pair = pairs[choice % Math.max(1, pairs.length)];
  if (pair === undefined) return text;
  const [a, b] = pair.map(({ span }) => span);
  if (a === undefined || b === undefined) return text;
  const [one, between, other] = [text.slice(a.start, a.end), text.slice(a.end, b.start), text.slice(b.start, b.end)];
  return text.slice(0, a.start) + other + between + one + text.slice(b.end);
}

function neighbours(text: string): readonly (readonly [Let, Let])[] {
  const declarations = parse(path, text).module?.declarations ?? [];
  return declarations.flatMap((declaration) => {
    const members = declaration.kind === 'preset' ? declaration.members : [];
    return members.flatMap((member, index) => {
      const next = members[index + 1];
      return member.kind === 'let' && next?.kind === 'let' ? [[member, next] as const] : [];
    });
  });
}
