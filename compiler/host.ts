/** What the compiler asks of the world; everything else about it is pure. */
export interface Host {
  /**
   * Reads a source file.
   *
   * @param path as returned by `resolvePath`
   * @returns its text, or undefined where there is none
   */
  read(path: string): string | undefined;
  /** The labels (`name_vN`) of profiles that tests may name beyond those of the same file; none where absent. */
  readonly profiles?: ReadonlySet<string>;
  /** The names of the samples that tests may ask for; any where absent. */
  readonly samples?: ReadonlySet<string>;
}

/** What a test may name outside its file. */
export type KnownToTests = Pick<Host, 'profiles' | 'samples'>;

/** A host with no files beyond those given. */
export function memoryHost(files: Readonly<Record<string, string>> = {}): Host {
  return { read: (path) => files[path] };
}

/**
 * The path that an import means, with `/` on every system.
 *
 * @param from path of the importing file
 * @param target as written, such as `./chains/voice.preset`
 */
export function resolvePath(from: string, target: string): string {
  const absolute = target.startsWith('/');
  const folder = absolute ? [] : from.split('/').slice(0, -1);
  const parts = folder.filter((part) => part !== '.');
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    const above = parts.at(-1);
    if (part !== '..' || above === undefined || above === '..') parts.push(part);
    else if (above !== '') parts.pop();
  }
  return (absolute && parts[0] !== '' ? '/' : '') + parts.join('/');
}
