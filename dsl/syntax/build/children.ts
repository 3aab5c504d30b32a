/**
 * The one child of its kind.
 *
 * @throws where it is absent: trees are only built from text that parsed without errors, so that is a bug
 */
export function only<Child>(children: readonly Child[] | undefined): Child {
  const child = children?.[0];
  if (child === undefined) {
    throw new Error('bug: a CST node lacks a required child');
  }
  return child;
}

/** Both children of a rule that has two of a kind. */
export function both<Child>(children: readonly Child[] | undefined): readonly [Child, Child] {
  return [only(children), only(children?.slice(1))];
}
