import { EOF, type IToken } from 'chevrotain';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { finding } from '../../../diagnostics/finding.ts';
import * as t from '../../tokens.ts';
import { beginsLine, type Mistake } from '../mistake.ts';
import { placeIn } from '../source.ts';

const closerOf = new Map([
  [t.LParen, t.RParen],
  [t.LBrace, t.RBrace],
]);
const closers = [t.RParen, t.RBrace];

/** Points at a bracket that was still open where something outside of it began. */
export function unclosed(mistake: Mistake): Diagnostic | undefined {
  const opener = innermostOpener(mistake);
  const closer = opener === undefined ? undefined : closerOf.get(opener.tokenType);
  if (opener === undefined || closer === undefined || !leavesBracket(mistake, opener)) {
    return undefined;
  }
  const place = placeIn(mistake.source, opener.startOffset, opener.startOffset + opener.image.length);
  const closing = closer === t.RParen ? '`)`' : '`}`';
  const related = [{ file: mistake.source.path, span: mistake.span, message: `${closing} is missing before this` }];
  return finding('syntax/unclosed', { ...place, related }, { opener: `\`${opener.image}\``, closer: closing });
}

export function unopened(mistake: Mistake): Diagnostic | undefined {
  const { source, found, span } = mistake;
  if (!closers.includes(found.tokenType) || matches(innermostOpener(mistake), found)) {
    return undefined;
  }
  const edit = { span, text: '' };
  return finding('syntax/unopened', placeIn(source, span.start, span.end, edit), { closer: `\`${found.image}\`` });
}

function matches(opener: IToken | undefined, closer: IToken): boolean {
  return opener !== undefined && closerOf.get(opener.tokenType) === closer.tokenType;
}

/** Whether what was found can only stand outside of the open bracket. */
function leavesBracket(mistake: Mistake, opener: IToken): boolean {
  const { tokenType } = mistake.found;
  if (tokenType === EOF || (beginsLine(mistake) && [...t.declarationKeywords, t.Import].includes(tokenType))) {
    return true;
  }
  if (opener.tokenType === t.LParen) {
    return tokenType === t.RBrace || (beginsLine(mistake) && beginsMember(mistake));
  }
  return mistake.rule === 'test' && t.memberKeywords.includes(tokenType);
}

function beginsMember({ found, rules }: Mistake): boolean {
  const isField = rules.includes('profile') && found.tokenType === t.Identifier;
  return isField || [...t.memberKeywords, ...t.stepKeywords].includes(found.tokenType);
}

/** @returns the nearest bracket before what was found that nothing closes before it */
function innermostOpener({ tokens, index }: Mistake): IToken | undefined {
  let closed = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (closers.includes(token.tokenType)) closed += 1;
    else if (closerOf.has(token.tokenType)) {
      if (closed === 0) return token;
      closed -= 1;
    }
  }
  return undefined;
}
