import type { Problem } from './problem.ts';
import type { Orphan } from './sweep.ts';

/** What a problem is, in a few words: `plan.txt differs`. */
export function titleOf({ kind, file }: Problem): string {
  switch (kind) {
    case 'finding':
      return 'fails';
    case 'missing':
      return `${file} is missing`;
    case 'differs':
      return `${file} differs`;
    case 'orphan':
      return `${file} is an orphan`;
  }
}

/**
 * What to do about a case that is not as it was.
 *
 * @param folder the project, as it was named
 */
export function adviceText(
  { name, isAcceptable }: { readonly name: string; readonly isAcceptable: boolean },
  folder: string,
): string {
  if (!isAcceptable) return 'to mend first: an update does not accept what fails by itself';
  return `to accept: lathe golden update ${name}${folder === '.' ? '' : ` --dir ${folder}`}`;
}

/** A file that nothing produces, as a problem of its case. */
export function orphanProblem({ file }: Orphan): Problem {
  return { kind: 'orphan', file, lines: ['it is kept, and nothing produces it'] };
}
