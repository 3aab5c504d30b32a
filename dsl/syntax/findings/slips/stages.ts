import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { finding } from '../../../diagnostics/finding.ts';
import * as t from '../../tokens.ts';
import { type Mistake, tokenAt } from '../mistake.ts';
import { placeIn } from '../source.ts';

const pipelineKeywords = [t.Let, t.Output, t.Chain];
const betweenMembers = ['preset', 'module'];

/** `output voice` and, on the next line, `channels(mono)`. */
export function missingPipe(mistake: Mistake): Diagnostic | undefined {
  const { source, found, span, rule } = mistake;
  const isCall = found.tokenType === t.Identifier && tokenAt(mistake, 1)?.tokenType === t.LParen;
  if (!isCall || !betweenMembers.includes(rule) || !followsPipeline(mistake)) {
    return undefined;
  }
  const edit = { span: { start: span.start, end: span.start }, text: '|> ' };
  return finding('syntax/missing_pipe', placeIn(source, span.start, span.end, edit), { stage: found.image });
}

/** `|> deess`, or a chain without its list of params. */
export function missingParentheses(mistake: Mistake): Diagnostic | undefined {
  const { source, rule, expected } = mistake;
  const name = tokenAt(mistake, -1);
  if (name === undefined || !expected.has('LParen') || !(rule === 'callArguments' || rule === 'chain')) {
    return undefined;
  }
  const end = name.startOffset + name.image.length;
  const edit = { span: { start: end, end }, text: '()' };
  return finding('syntax/missing_parentheses', placeIn(source, name.startOffset, end, edit), { name: name.image });
}

/** Whether the nearest declaration or member before what was found is one that holds a pipeline. */
function followsPipeline({ tokens, index }: Mistake): boolean {
  const starters = [...t.memberKeywords, ...t.declarationKeywords];
  const nearest = tokens.slice(0, index).findLast(({ tokenType }) => starters.includes(tokenType));
  return nearest !== undefined && pipelineKeywords.includes(nearest.tokenType);
}
