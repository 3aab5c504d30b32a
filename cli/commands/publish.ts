import type { Command } from 'commander';
import { counted } from '../../compiler/print/wording.ts';
import { usage } from '../failure/usage-failure.ts';
import { readStoredSource } from '../library/store.ts';
import { brokenVersion, describeBroken, namesOf, renderBroken } from '../lock/broken-versions.ts';

import { type Locked, readLocked } from '../publish/locked-entries.ts';
import { openPlace } from '../publish/open-place.ts';
import type { Place } from '../publish/place.ts';
import { type Publication, preparePublication, publishAll } from '../publish/publication.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';

const help = `
What is locked (lathe lock) is copied to where others run it from: each artifact once, under its hash, and the labels name_vN
that lead to them. A label that is there already with another hash stays as it is: nothing is written, and what differs is
told. Publishing again changes nothing.

A folder is for other command lines (LATHE_PUBLISHED), and can be published from. A URI is the registry of a service:
s3://bucket/prefix, or file:///path under LATHE_STORAGE_ROOT. S3 is reached by AWS_REGION, LATHE_S3_ENDPOINT,
LATHE_S3_PATH_STYLE=1 and LATHE_S3_CHECKSUMS=when_required, with the credentials that AWS's own tools find.

Examples:
  lathe publish --to /srv/lathe
  lathe publish presets/voice.preset --to /srv/lathe --dry-run
  lathe publish --to s3://masters/lathe
  LATHE_PUBLISHED=/srv/lathe lathe run voice_v1 --in take.wav --profile wav_master_v1 -o master.wav`;

interface Options {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function declare(command: Command): void {
  command
    .argument('[path]', 'a folder of locked presets, or a file in one; ./presets, or the current folder')
    .requiredOption('--to <folder or URI>', 'where to publish; a folder is made where it is not there')
    .option('--dry-run', 'write nothing, and say what would be published')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action(publish);
}

async function publish(given: string | undefined, { to, dryRun = false, json = false }: Options): Promise<void> {
  const locked = readLocked(given);
  const place = await openPlace(to);
  try {
    await publishTo(place, locked, dryRun, json);
  } finally {
    place.close();
  }
}

async function publishTo(place: Place, { folder, entries }: Locked, dryRun: boolean, json: boolean): Promise<void> {
  const publication = await preparePublication(entries, place);
  if (publication.comparison.broken.length > 0) throw await changed(publication);
  if (!dryRun) await write(publication, folder, json ? () => undefined : say);
  if (json) printJson(describe(publication, dryRun));
  else for (const line of linesOf(publication, dryRun)) print(line);
}

async function write(publication: Publication, folder: string, tell: (line: string) => void): Promise<void> {
  const { place, missing, comparison } = publication;
  let written = 0;
  await publishAll(publication, {
    sourceOf: (hash) => readStoredSource(folder, hash),
    onWritten: ({ hash }) => {
      written += 1;
      tell(`${written} of ${missing.length}  sha256:${hash}`);
    },
  });
  const caution = comparison.fresh.length > 0 ? await place.caution() : undefined;
  if (caution !== undefined) tell(`note: ${caution}`);
}

/** The failure that says which labels are something else there, what differs, and what to declare instead. */
async function changed({ place, seen, comparison }: Publication): Promise<Error> {
  const versions = await Promise.all(
    comparison.broken.map(async ({ compiled, published }) =>
      brokenVersion(compiled, published, await place.find(published, compiled.label), seen),
    ),
  );
  const data = { ...namesOf(versions), to: place.name };
  return usage('publish/changed', data, renderBroken(versions), describeBroken(versions));
}

function linesOf({ place, comparison: { fresh, kept }, missing }: Publication, dryRun: boolean): readonly string[] {
  const { green, dim } = coloursFor(process.stdout);
  const added = fresh.map(({ label, hash }) => `${green('+')} ${label}  ${dim(`sha256:${hash}`)}`);
  const what = `${counted(fresh.length, 'version')} and ${counted(missing.length, 'artifact')}`;
  const known = kept.length > 0 ? `; ${counted(kept.length, 'version')} there already` : '';
  return [...added, `${what} ${dryRun ? 'would be ' : ''}published to ${place.name}${known}`];
}

function describe({ place, comparison, missing }: Publication, dryRun: boolean): Readonly<Record<string, unknown>> {
  const addresses = (entries: typeof missing) =>
    Object.fromEntries(entries.map(({ label, hash }) => [label, `sha256:${hash}`]));
  return {
    to: place.name,
    dryRun,
    added: addresses(comparison.fresh),
    kept: addresses(comparison.kept),
    artifacts: missing.map(({ hash }) => `sha256:${hash}`),
  };
}
