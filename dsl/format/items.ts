import type { Declaration, Module, PresetMember } from '../ast/nodes.ts';
import type { Span } from '../ast/span.ts';

/** What begins a line of its own: a declaration, a member, a field, a step. */
export interface Item {
  readonly span: Span;
  /** In levels of indentation. */
  readonly depth: number;
  /** Whether it ends with a block in braces, whose items follow it in the list. */
  readonly hasBlock: boolean;
}

/** @returns the items of a module, in source order */
export function itemsOf({ imports, declarations }: Module): readonly Item[] {
  return [...imports.map((each) => leaf(each, 0)), ...declarations.flatMap(itemsOfDeclaration)];
}

/** @returns where the names of profile fields stand: a minus after one is a sign */
export function fieldNamesOf({ declarations }: Module): ReadonlySet<number> {
  const profiles = declarations.filter((each) => each.kind === 'profile');
  return new Set(profiles.flatMap(({ fields }) => fields.map(({ name }) => name.span.start)));
}

function itemsOfDeclaration(declaration: Declaration): readonly Item[] {
  switch (declaration.kind) {
    case 'preset':
      return [block(declaration, 0), ...declaration.members.flatMap(itemsOfMember)];
    case 'profile':
      return [block(declaration, 0), ...declaration.fields.map((field) => leaf(field, 1))];
    case 'chain':
      return [leaf(declaration, 0)];
  }
}

function itemsOfMember(member: PresetMember): readonly Item[] {
  if (member.kind !== 'test') {
    return [leaf(member, 1)];
  }
  return [block(member, 1), ...member.steps.map((step) => leaf(step, 2))];
}

function leaf({ span }: { readonly span: Span }, depth: number): Item {
  return { span, depth, hasBlock: false };
}

function block({ span }: { readonly span: Span }, depth: number): Item {
  return { span, depth, hasBlock: true };
}
