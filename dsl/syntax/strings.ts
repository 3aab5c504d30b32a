/** What may follow a backslash in a text, and what it stands for. */
const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' };

/** One escape of any kind: `\n`, `\u{1F600}`, or a wrong one. */
const anyEscape = /\\(?:u\{([0-9A-Fa-f]{1,6})\}|[\s\S])/gu;

/** @returns the text that stands between two quotes, with its escapes resolved */
export function resolveEscapes(content: string): string {
  return content.includes('\\') ? content.replaceAll(anyEscape, (written) => resolve(written) ?? written) : content;
}

/** An escape that means nothing, and where it stands in the content of its text. */
export interface BadEscape {
  readonly written: string;
  readonly offset: number;
}

export function findBadEscapes(content: string): readonly BadEscape[] {
  return [...content.matchAll(anyEscape)]
    .map((match) => ({ written: match[0], offset: match.index }))
    .filter(({ written }) => resolve(written) === undefined);
}

function resolve(written: string): string | undefined {
  if (!written.startsWith('\\u{')) {
    return escapes[written.slice(1)];
  }
  const codePoint = Number.parseInt(written.slice(3, -1), 16);
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return isSurrogate || codePoint > 0x10ffff ? undefined : String.fromCodePoint(codePoint);
}
