import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { finding } from '../../../diagnostics/finding.ts';
import * as t from '../../tokens.ts';
import { type Mistake, tokenAt } from '../mistake.ts';
import { placeIn } from '../source.ts';

/** The rules with a list, each with the token that its list ends with. */
const lists: Readonly<Record<string, string>> = { callArguments: 'RParen', chain: 'RParen', importation: 'RBrace' };

/** `normalize(target = -16 LUFS)`. */
export function equalsInArgument(mistake: Mistake): Diagnostic | undefined {
  const { source, found, span, rule } = mistake;
  const name = tokenAt(mistake, -1);
  if (rule !== 'callArguments' || found.tokenType !== t.Equals || name?.tokenType !== t.Identifier) {
    return undefined;
  }
  const edit = { span, text: ':' };
  return finding('syntax/equals_in_argument', placeIn(source, span.start, span.end, edit), { name: name.image });
}

/** `mix(speech bed)`. */
export function missingComma(mistake: Mistake): Diagnostic | undefined {
  const { source, found, span, rule, expected } = mistake;
  const closer = lists[rule];
  const before = tokenAt(mistake, -1);
  if (closer === undefined || before === undefined || !expected.has(closer) || !beginsPart(mistake)) {
    return undefined;
  }
  const end = before.startOffset + before.image.length;
  const edit = { span: { start: end, end }, text: ',' };
  return finding('syntax/missing_comma', placeIn(source, span.start, span.end, edit), { found: found.image });
}

function beginsPart({ found: { tokenType } }: Mistake): boolean {
  const categories = tokenType.CATEGORIES ?? [];
  return [t.ArgumentName, t.Literal].some((category) => categories.includes(category)) || tokenType === t.LParen;
}
