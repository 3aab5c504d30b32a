import { nearest } from '../../compiler/check/suggest.ts';
import { failureCodes } from '../../runtime/failure/codes.ts';
import { failure, LatheFailure } from '../../runtime/failure/failure.ts';
import { listed } from '../../runtime/failure/wording.ts';
import { usage } from '../failure/usage-failure.ts';
import { renderFindings } from '../terminal/findings.ts';
import { type CompiledFile, findingsOf, isSound } from './compile-files.ts';
import { type Entry, entriesOf, type PresetEntry, type ProfileEntry } from './entry.ts';
import type { Library } from './library.ts';
import { findPresetFiles, readSource } from './preset-files.ts';
import { parseReference, type Reference } from './reference.ts';
import { readLock } from './store.ts';
import { storedEntry } from './stored-entries.ts';

/**
 * Everything that a reference names: of a file all that it declares, else one preset or profile.
 *
 * @param wanted narrows what is suggested where there is nothing of that name
 * @throws UsageFailure or LatheFailure where there is nothing of that name, or where it does not compile
 */
export function resolveAll(text: string, library: Library, wanted?: Entry['kind']): readonly Entry[] {
  const reference = parseReference(text);
  return reference.kind === 'file' ? resolveFile(reference, library) : [resolveNamed(text, reference, library, wanted)];
}

/** The one preset or profile that a reference names: of a file its preset, where it has just one. */
export function resolveOne(text: string, library: Library): Entry {
  const entries = resolveAll(text, library);
  const presets = entries.filter(({ kind }) => kind === 'preset');
  return only(text, presets.length > 0 ? presets : entries, presets.length > 0 ? 'preset' : 'profile');
}

/** The one preset that a reference names. */
export function resolvePreset(text: string, library: Library): PresetEntry {
  const entries = resolveAll(text, library, 'preset');
  return only(text, ofKind(text, entries, 'preset'), 'preset');
}

/**
 * The one profile that a reference names. A file of presets may declare its own profiles: they are looked at first.
 *
 * @param preset the reference of the preset that the profile is for
 */
export function resolveProfileNear(text: string, preset: string, library: Library): ProfileEntry {
  const home = parseReference(preset);
  const neighbours = home.kind === 'file' ? resolveFile({ kind: 'file', path: home.path }, library) : [];
  const near = neighbours.find((entry) => entry.kind === 'profile' && entry.label === text);
  return near?.kind === 'profile' ? near : resolveProfile(text, library);
}

/** The one profile that a reference names. */
export function resolveProfile(text: string, library: Library): ProfileEntry {
  const entries = resolveAll(text, library, 'profile');
  return only(text, ofKind(text, entries, 'profile'), 'profile');
}

type OfKind<Kind> = Extract<Entry, { kind: Kind }>;

function ofKind<Kind extends Entry['kind']>(
  text: string,
  entries: readonly Entry[],
  kind: Kind,
): readonly OfKind<Kind>[] {
  const matching = entries.filter((entry): entry is OfKind<Kind> => entry.kind === kind);
  const [other] = entries;
  if (matching.length > 0 || other === undefined || parseReference(text).kind === 'file') return matching;
  throw failure('artifact/wrong_kind', { reference: text, found: other.kind, wanted: kind });
}

function only<T extends Entry>(text: string, entries: readonly T[], what: string): T {
  const [first, ...others] = entries;
  if (first === undefined) throw usage('usage/none_inside', { path: text, what });
  if (others.length > 0) throw usage('usage/several', { path: text, what, labels: entries.map(({ label }) => label) });
  return first;
}

function resolveFile({ path, label }: Extract<Reference, { kind: 'file' }>, library: Library): readonly Entry[] {
  const entries = findPresetFiles([path]).flatMap((found) => soundEntries(library.compile(readSource(found))));
  if (label === undefined) return entries;
  const named = entries.filter((entry) => entry.label === label);
  if (named.length === 0)
    throw notFound(
      label,
      entries.map((entry) => entry.label),
    );
  return named;
}

/** What a file declares; a file with errors declares nothing that could be used. */
function soundEntries(file: CompiledFile): readonly Entry[] {
  if (isSound(file)) return entriesOf(file);
  const findings = findingsOf([file]);
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  throw usage('usage/does_not_compile', { path: file.path, errors }, renderFindings(findings, process.stderr));
}

function resolveNamed(
  text: string,
  reference: Exclude<Reference, { kind: 'file' }>,
  library: Library,
  wanted: Entry['kind'] | undefined,
): Entry {
  const found = reference.kind === 'hash' ? byHash(reference.hash, library) : byLabel(reference.label, library);
  if (found !== undefined) return found;
  const known = library.declared.filter(({ kind }) => wanted === undefined || kind === wanted);
  throw notFound(
    text,
    known.map(({ label }) => label),
  );
}

function byLabel(label: string, library: Library): Entry | undefined {
  const declared = library.declared.find((candidate) => candidate.label === label);
  if (declared !== undefined) {
    return soundEntries(library.compile(declared.source)).find((entry) => entry.label === label);
  }
  return firstOf(library.folders, (folder) => {
    const hash = readLock(folder).get(label);
    return hash === undefined ? undefined : storedEntry(folder, hash, label);
  });
}

/** By address: from the sources, whose words are known, or else from what is stored. */
function byHash(hash: Extract<Reference, { kind: 'hash' }>['hash'], library: Library): Entry | undefined {
  const fromSource = firstOf(library.sources, (source) => {
    const file = library.compile(source);
    return isSound(file) ? entriesOf(file).find((entry) => entry.hash === hash) : undefined;
  });
  return fromSource ?? firstOf(library.folders, (folder) => storedEntry(folder, hash, labelIn(folder, hash)));
}

function labelIn(folder: string, hash: string): string {
  const published = [...readLock(folder)].find(([, address]) => address === hash);
  return published?.[0] ?? `sha256:${hash}`;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The runtime's failure, worded with what this machine knows. */
function notFound(reference: string, known: readonly string[]): LatheFailure {
  const definition = failureCodes['artifact/not_found'];
  const { message } = definition.word({ reference });
  const likely = nearest(reference, known) ?? known.find((label) => label.startsWith(`${reference}_`));
  const all = `there ${known.length === 1 ? 'is' : 'are'} ${listed([...new Set(known)])}`;
  const hint = likely === undefined ? all : `did you mean ${likely}? ${all}`;
  return new LatheFailure('artifact/not_found', definition, { message, hint }, {});
}
