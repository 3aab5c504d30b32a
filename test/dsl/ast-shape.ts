/** @returns an AST without its spans, to compare what two texts say */
export function withoutSpans(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(withoutSpans);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const kept = Object.entries(node).filter(([key]) => key !== 'span');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutSpans(value)]));
}
