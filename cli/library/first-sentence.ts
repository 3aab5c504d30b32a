/** As much of a doc comment as fits a list. */
export function firstSentence(doc: string): string {
  const text = doc.replaceAll('\n', ' ');
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}
