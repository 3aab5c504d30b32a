/**
 * The specification that a doc comment says it keeps, in a line of its own: `Spec: ebu-r128`.
 *
 * @returns its id, known or not; undefined where none is cited
 */
export function citedSpec(doc: string): string | undefined {
  return /^Spec: *(\S+?)\.?$/m.exec(doc)?.[1];
}
