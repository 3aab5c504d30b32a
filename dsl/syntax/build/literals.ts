import type { IToken } from 'chevrotain';
import type {
  BooleanLiteral,
  Expression,
  NumberLiteral,
  Quantity,
  RatioLiteral,
  StringLiteral,
} from '../../ast/nodes.ts';
import { type Unit, units } from '../../ast/units.ts';
import { resolveEscapes } from '../strings.ts';
import * as t from '../tokens.ts';
import { spanOf } from './names.ts';

type Builder = (token: IToken) => Expression;

const builders: ReadonlyMap<number | undefined, Builder> = new Map<number | undefined, Builder>([
  [t.Quantity.tokenTypeIdx, buildQuantity],
  [t.NumberLiteral.tokenTypeIdx, buildNumber],
  [t.RatioLiteral.tokenTypeIdx, buildRatio],
  [t.StringLiteral.tokenTypeIdx, buildString],
  [t.True.tokenTypeIdx, buildBoolean],
  [t.False.tokenTypeIdx, buildBoolean],
]);

const knownUnits: ReadonlySet<string> = new Set(units);

/** @throws on a token that is no literal of a text without findings, which is a bug */
export function buildLiteral(token: IToken): Expression {
  const build = builders.get(token.tokenTypeIdx);
  if (build === undefined) {
    throw new Error(`bug: ${token.tokenType.name} is no literal`);
  }
  return build(token);
}

export function buildString(token: IToken): StringLiteral {
  return Object.freeze({ kind: 'string', value: resolveEscapes(token.image.slice(1, -1)), span: spanOf(token) });
}

function buildQuantity(token: IToken): Quantity {
  const value = Number.parseFloat(token.image);
  const unit = token.image.replace(/^[\d.]+[ \t]*/, '');
  if (!isUnit(unit)) {
    throw new Error(`bug: the lexer took '${unit}' for a unit`);
  }
  return Object.freeze({ kind: 'quantity', value, unit, span: spanOf(token) });
}

function isUnit(word: string): word is Unit {
  return knownUnits.has(word);
}

function buildNumber(token: IToken): NumberLiteral {
  return Object.freeze({ kind: 'number', value: Number(token.image), span: spanOf(token) });
}

function buildRatio(token: IToken): RatioLiteral {
  const colon = token.image.indexOf(':');
  return Object.freeze({
    kind: 'ratio',
    antecedent: Number(token.image.slice(0, colon)),
    consequent: Number(token.image.slice(colon + 1)),
    span: spanOf(token),
  });
}

function buildBoolean(token: IToken): BooleanLiteral {
  return Object.freeze({ kind: 'boolean', value: token.image === 'true', span: spanOf(token) });
}
