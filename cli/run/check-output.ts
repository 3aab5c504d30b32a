import { extname } from 'node:path';
import { usage } from '../failure/usage-failure.ts';
import type { ProfileEntry } from '../library/entry.ts';

/** Refuses a file name that says another format than the profile delivers. */
export function checkExtension(path: string, { label, artifact }: Pick<ProfileEntry, 'label' | 'artifact'>): void {
  const { extensions, container } = artifact;
  if (extensions.includes(extname(path).slice(1).toLowerCase())) return;
  const endings = extensions.map((extension) => `.${extension}`);
  throw usage('usage/extension', { path, profile: label, container, endings });
}
