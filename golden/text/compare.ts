import type { Artifact } from '../../schemas/generated/artifact.ts';
import { textDiff } from '../harness/text-diff.ts';
import { compareArtifacts } from './compare-artifacts.ts';

/** How a text differs from the one that is kept: an artifact by what it does, all else line by line. */
export function compareTexts(file: string, kept: string, produced: string): readonly string[] {
  const told = file === 'artifact.json' ? artifactLines(kept, produced) : [];
  return told.length > 0 ? told : textDiff(kept, produced);
}

/** No lines for what cannot be told in words, such as a file that was edited until it is no artifact any more. */
function artifactLines(kept: string, produced: string): readonly string[] {
  try {
    const [before, after] = [artifactsIn(kept), artifactsIn(produced)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((label) => {
      const [was, is] = [before.get(label), after.get(label)];
      if (was === undefined || is === undefined) return [`${was ? '-' : '+'} ${label}`];
      const lines = compareArtifacts(was, is);
      return label === '' ? lines : lines.map((line) => `${label}: ${line}`);
    });
  } catch {
    return [];
  }
}

/** The artifacts of an `artifact.json`, by label where there are several; one by itself is under an empty one. */
export function artifactsIn(text: string): ReadonlyMap<string, Artifact> {
  const content = JSON.parse(text) as Artifact | Readonly<Record<string, Artifact>>; // what the compiler printed
  if ('kind' in content && typeof content.kind === 'string') return new Map([['', content as Artifact]]); // one by itself
  return new Map(Object.entries(content));
}
