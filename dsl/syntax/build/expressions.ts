import type { IToken } from 'chevrotain';
import type { Argument, Binary, Call, Expression, Range } from '../../ast/nodes.ts';
import type { Span } from '../../ast/span.ts';
import type {
  ArgumentCstNode,
  CallArgumentsCstNode,
  ExpressionCstNode,
  OperandCstNode,
  RangeCstNode,
  StageCstNode,
} from '../generated/cst.ts';
import { spanOfNode } from '../position.ts';
import { both, only } from './children.ts';
import { buildLiteral } from './literals.ts';
import { buildIdentifier, spanOf } from './names.ts';

/** An expression and what it covers with its parentheses, which are no part of the expression itself. */
interface Covered {
  readonly value: Expression;
  readonly covers: Span;
}

export function buildExpression(node: ExpressionCstNode): Expression {
  const { operand, Operator: operators, stage: stages } = node.children;
  const source = operators === undefined ? buildOperand(only(operand)) : buildArithmetic(operand, operators);
  if (stages === undefined) {
    return source;
  }
  return Object.freeze({
    kind: 'pipeline',
    source,
    stages: Object.freeze(stages.map(buildStage)),
    span: spanOfNode(node),
  });
}

export function buildStage(node: StageCstNode): Call {
  return buildCall(only(node.children.Identifier), only(node.children.callArguments), spanOfNode(node));
}

export function buildRange(node: RangeCstNode): Range {
  const [min, max] = both(node.children.expression);
  return Object.freeze({ min: buildExpression(min), max: buildExpression(max), span: spanOfNode(node) });
}

/** Two passes over the flat list, the tighter operators first; both kinds group from the left. */
function buildArithmetic(operands: readonly OperandCstNode[], operators: readonly IToken[]): Expression {
  const terms: Covered[] = [cover(only(operands))];
  const between: IToken[] = [];
  for (const [index, operator] of operators.entries()) {
    const right = cover(only(operands.slice(index + 1, index + 2)));
    if (operator.image === '*' || operator.image === '/') {
      terms.push(join(only(terms.splice(-1)), operator, right));
    } else {
      between.push(operator);
      terms.push(right);
    }
  }
  return terms.reduce((left, right, index) => join(left, only(between.slice(index - 1, index)), right)).value;
}

function cover(node: OperandCstNode): Covered {
  return { value: buildOperand(node), covers: spanOfNode(node) };
}

function join(left: Covered, operator: IToken, right: Covered): Covered {
  const span = Object.freeze({ start: left.covers.start, end: right.covers.end });
  const value = Object.freeze({
    kind: 'binary',
    operator: operatorOf(operator),
    left: left.value,
    right: right.value,
    span,
  });
  return { value, covers: span };
}

function operatorOf({ image }: IToken): Binary['operator'] {
  switch (image) {
    case '+':
    case '-':
    case '*':
    case '/':
      return image;
    default:
      throw new Error(`bug: ${image} is no operator`);
  }
}

function buildOperand(node: OperandCstNode): Expression {
  const { Minus: minuses } = node.children;
  const value = buildUnsigned(node);
  if (minuses === undefined) {
    return value;
  }
  return negate(value, minuses, node.children.Literal !== undefined, spanOfNode(node).end);
}

function buildUnsigned(node: OperandCstNode): Expression {
  const { Literal: literal, Identifier: name, callArguments, expression } = node.children;
  if (literal !== undefined) {
    return buildLiteral(only(literal));
  }
  if (expression !== undefined) {
    return buildExpression(only(expression));
  }
  const token = only(name);
  if (callArguments !== undefined) {
    const list = only(callArguments);
    return buildCall(token, list, Object.freeze({ start: token.startOffset, end: spanOfNode(list).end }));
  }
  return Object.freeze({ kind: 'name', name: token.image, span: spanOf(token) });
}

/** The minus nearest to a number is the sign of that number; every other one negates what follows it. */
function negate(operand: Expression, minuses: readonly IToken[], isLiteral: boolean, end: number): Expression {
  const nearest = minuses.at(-1);
  const signed = isLiteral && nearest !== undefined ? sign(operand, nearest.startOffset, end) : undefined;
  const outer = signed === undefined ? minuses : minuses.slice(0, -1);
  return outer.reduceRight<Expression>((value, minus) => {
    const span = Object.freeze({ start: minus.startOffset, end });
    return Object.freeze({ kind: 'negation', operand: value, span });
  }, signed ?? operand);
}

function sign(literal: Expression, start: number, end: number): Expression | undefined {
  if (literal.kind !== 'quantity' && literal.kind !== 'number') {
    return undefined;
  }
  const span = Object.freeze({ start, end });
  return Object.freeze({ ...literal, value: 0 - literal.value, span }); // not `-value`: there is no negative zero here
}

function buildCall(name: IToken, list: CallArgumentsCstNode, span: Span): Call {
  return Object.freeze({
    kind: 'call',
    callee: buildIdentifier(name),
    arguments: Object.freeze((list.children.argument ?? []).map(buildArgument)),
    span,
  });
}

function buildArgument(node: ArgumentCstNode): Argument {
  const { ArgumentName: name, expression } = node.children;
  const value = buildExpression(only(expression));
  const span = spanOfNode(node);
  return Object.freeze(name === undefined ? { value, span } : { name: buildIdentifier(only(name)), value, span });
}
