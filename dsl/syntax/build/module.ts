import type { Chain, Declaration, Import, Module, Preset, Profile, ProfileField } from '../../ast/nodes.ts';
import type {
  ChainCstNode,
  DeclarationCstNode,
  FieldCstNode,
  ImportationCstNode,
  ModuleCstNode,
  PresetCstNode,
  ProfileCstNode,
} from '../generated/cst.ts';
import { spanOfNode } from '../position.ts';
import { only } from './children.ts';
import { type Docs, docOf } from './docs.ts';
import { buildExpression, buildStage } from './expressions.ts';
import { buildString } from './literals.ts';
import { buildMember, buildParameter } from './members.ts';
import { buildIdentifier, buildVersionedName } from './names.ts';

/** Turns the tree of a text without findings into its AST. */
export function buildModule(path: string, text: string, node: ModuleCstNode, docs: Docs): Module {
  const { importation, declaration } = node.children;
  return Object.freeze({
    path,
    imports: Object.freeze((importation ?? []).map(buildImport)),
    declarations: Object.freeze((declaration ?? []).map((child) => buildDeclaration(child, docs))),
    span: Object.freeze({ start: 0, end: text.length }),
  });
}

function buildImport(node: ImportationCstNode): Import {
  return Object.freeze({
    names: Object.freeze(node.children.Identifier.map(buildIdentifier)),
    from: buildString(only(node.children.StringLiteral)),
    span: spanOfNode(node),
  });
}

function buildDeclaration({ children }: DeclarationCstNode, docs: Docs): Declaration {
  if (children.preset !== undefined) return buildPreset(only(children.preset), docs);
  if (children.profile !== undefined) return buildProfile(only(children.profile), docs);
  return buildChain(only(children.chain), docs);
}

function buildPreset(node: PresetCstNode, docs: Docs): Preset {
  return Object.freeze({
    kind: 'preset',
    doc: docOf(node, docs),
    id: buildVersionedName(only(node.children.versionedName)),
    members: Object.freeze((node.children.member ?? []).map((child) => buildMember(child, docs))),
    span: spanOfNode(node),
  });
}

function buildProfile(node: ProfileCstNode, docs: Docs): Profile {
  return Object.freeze({
    kind: 'profile',
    doc: docOf(node, docs),
    id: buildVersionedName(only(node.children.versionedName)),
    fields: Object.freeze((node.children.field ?? []).map((child) => buildField(child, docs))),
    span: spanOfNode(node),
  });
}

function buildField(node: FieldCstNode, docs: Docs): ProfileField {
  return Object.freeze({
    doc: docOf(node, docs),
    name: buildIdentifier(only(node.children.Identifier)),
    value: buildExpression(only(node.children.expression)),
    span: spanOfNode(node),
  });
}

function buildChain(node: ChainCstNode, docs: Docs): Chain {
  return Object.freeze({
    kind: 'chain',
    doc: docOf(node, docs),
    name: buildIdentifier(only(node.children.Identifier)),
    params: Object.freeze((node.children.parameter ?? []).map((child) => buildParameter(child, docs))),
    stages: Object.freeze(node.children.stage.map(buildStage)),
    span: spanOfNode(node),
  });
}
