/** Markup that may stand in a page as it is: what `html` and `raw` make, and nothing else. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

/**
 * Markup with parts in it. Strings are text, whatever characters they hold: they stand escaped, in elements and in
 * attributes between double quotes.
 */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = fixed.map((text, index) => text + written(parts[index] ?? '')).join('');
  return Object.freeze({ markup });
}

/** Markup that something else made, such as a drawing. Never for text from outside. */
export function raw(markup: string): Markup {
  return Object.freeze({ markup });
}

function written(part: Part): string {
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n');
}

/** Text as HTML and XML take it. Control characters, which file names may hold, are shown as what they are: unreadable. */
function escapeText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text without what XML cannot hold at all. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/(?!\n)\p{Cc}/gu, '\u{FFFD}');
}
