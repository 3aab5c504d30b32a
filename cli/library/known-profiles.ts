import { declaredIn, profileLabels } from './declared.ts';
import { shippedFolder } from './library.ts';
import { defaultFolder, presetsOf, readSource, type SourceFile } from './preset-files.ts';

/** The labels of profiles that the tests of some sources may name: their own, the project's, and those that Lathe ships. */
export function knownProfiles(sources: readonly SourceFile[]): ReadonlySet<string> {
  const paths = new Set(sources.map(({ path }) => path));
  const others = [defaultFolder(), shippedFolder()].flatMap(presetsOf).filter((path) => !paths.has(path));
  return profileLabels([...sources, ...others.map(readSource)].flatMap(declaredIn));
}
