import type { IToken } from 'chevrotain';
import type { Comparator, Condition, Encode, Expect, Given, Test, TestStep, With } from '../../ast/nodes.ts';
import type {
  CompareConditionCstNode,
  EncodeCstNode,
  ExpectationCstNode,
  GivenCstNode,
  SettingCstNode,
  StepCstNode,
  TestCstNode,
  WithinConditionCstNode,
} from '../generated/cst.ts';
import { spanOfNode } from '../position.ts';
import { both, only } from './children.ts';
import { type Docs, docOf } from './docs.ts';
import { buildExpression, buildRange } from './expressions.ts';
import { buildString } from './literals.ts';
import { buildIdentifier, buildVersionedName } from './names.ts';

export function buildTest(node: TestCstNode, docs: Docs): Test {
  return Object.freeze({
    kind: 'test',
    doc: docOf(node, docs),
    title: buildString(only(node.children.StringLiteral)),
    steps: Object.freeze((node.children.step ?? []).map(buildStep)),
    span: spanOfNode(node),
  });
}

function buildStep({ children }: StepCstNode): TestStep {
  if (children.given !== undefined) return buildGiven(only(children.given));
  if (children.setting !== undefined) return buildSetting(only(children.setting));
  if (children.encode !== undefined) return buildEncode(only(children.encode));
  return buildExpectation(only(children.expectation));
}

function buildGiven(node: GivenCstNode): Given {
  return Object.freeze({
    kind: 'given',
    input: buildIdentifier(only(node.children.Identifier)),
    source: buildExpression(only(node.children.expression)),
    span: spanOfNode(node),
  });
}

function buildSetting(node: SettingCstNode): With {
  return Object.freeze({
    kind: 'with',
    param: buildIdentifier(only(node.children.Identifier)),
    value: buildExpression(only(node.children.expression)),
    span: spanOfNode(node),
  });
}

function buildEncode(node: EncodeCstNode): Encode {
  return Object.freeze({
    kind: 'encode',
    profile: buildVersionedName(only(node.children.versionedName)),
    span: spanOfNode(node),
  });
}

function buildExpectation(node: ExpectationCstNode): Expect {
  return Object.freeze({
    kind: 'expect',
    subject: buildIdentifier(only(node.children.Identifier)),
    condition: buildCondition(node),
    span: spanOfNode(node),
  });
}

function buildCondition({ children }: ExpectationCstNode): Condition {
  if (children.withinCondition !== undefined) return buildWithin(only(children.withinCondition));
  if (children.compareCondition !== undefined) return buildCompare(only(children.compareCondition));
  const between = only(children.betweenCondition);
  return Object.freeze({
    kind: 'between',
    range: buildRange(only(between.children.range)),
    span: spanOfNode(between),
  });
}

function buildWithin(node: WithinConditionCstNode): Condition {
  const [tolerance, of] = both(node.children.expression);
  return Object.freeze({
    kind: 'within',
    tolerance: buildExpression(tolerance),
    of: buildExpression(of),
    span: spanOfNode(node),
  });
}

function buildCompare(node: CompareConditionCstNode): Condition {
  return Object.freeze({
    kind: 'compare',
    comparator: comparatorOf(only(node.children.Comparator)),
    value: buildExpression(only(node.children.expression)),
    span: spanOfNode(node),
  });
}

function comparatorOf({ image }: IToken): Comparator {
  switch (image) {
    case '<':
    case '<=':
    case '==':
    case '>=':
    case '>':
      return image;
    default:
      throw new Error(`bug: ${image} is no comparator`);
  }
}
