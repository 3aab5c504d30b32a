import type { CstNode } from 'chevrotain';
import type { Input, Let, Output, Param, PresetMember } from '../../ast/nodes.ts';
import type {
  BindingCstNode,
  InletCstNode,
  MemberCstNode,
  OutputCstNode,
  ParamCstNode,
  ParameterCstNode,
} from '../generated/cst.ts';
import { spanOfNode } from '../position.ts';
import { both, only } from './children.ts';
import { type Docs, docOf } from './docs.ts';
import { buildExpression, buildRange } from './expressions.ts';
import { buildIdentifier } from './names.ts';
import { buildTest } from './tests.ts';

export function buildMember({ children }: MemberCstNode, docs: Docs): PresetMember {
  if (children.inlet !== undefined) return buildInput(only(children.inlet), docs);
  if (children.param !== undefined) return buildParam(only(children.param), docs);
  if (children.binding !== undefined) return buildLet(only(children.binding), docs);
  if (children.output !== undefined) return buildOutput(only(children.output), docs);
  return buildTest(only(children.test), docs);
}

function buildInput(node: InletCstNode, docs: Docs): Input {
  const [name, type] = both(node.children.Identifier);
  return Object.freeze({
    kind: 'input',
    doc: docOf(node, docs),
    name: buildIdentifier(name),
    type: buildIdentifier(type),
    span: spanOfNode(node),
  });
}

/** A param of a preset: its span begins at the keyword. */
function buildParam(node: ParamCstNode, docs: Docs): Param {
  return buildParameter(only(node.children.parameter), docs, node);
}

/** A parameter of a chain, or of the `whole` that it is the main part of. */
export function buildParameter(node: ParameterCstNode, docs: Docs, whole: CstNode = node): Param {
  const [name, type] = both(node.children.Identifier);
  const { expression, range } = node.children;
  return Object.freeze({
    kind: 'param',
    doc: docOf(whole, docs),
    name: buildIdentifier(name),
    type: buildIdentifier(type),
    ...(expression === undefined ? {} : { default: buildExpression(only(expression)) }),
    ...(range === undefined ? {} : { range: buildRange(only(range)) }),
    span: spanOfNode(whole),
  });
}

function buildLet(node: BindingCstNode, docs: Docs): Let {
  return Object.freeze({
    kind: 'let',
    doc: docOf(node, docs),
    name: buildIdentifier(only(node.children.Identifier)),
    value: buildExpression(only(node.children.expression)),
    span: spanOfNode(node),
  });
}

function buildOutput(node: OutputCstNode, docs: Docs): Output {
  const { Identifier: label } = node.children;
  return Object.freeze({
    kind: 'output',
    doc: docOf(node, docs),
    ...(label === undefined ? {} : { label: buildIdentifier(only(label)) }),
    value: buildExpression(only(node.children.expression)),
    span: spanOfNode(node),
  });
}
