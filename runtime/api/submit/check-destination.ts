import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { failure, LatheFailure } from '../../failure/failure.ts';
import { listed } from '../../failure/wording.ts';
import { type AllowList, checkAllowed } from '../../storage/uri/allow-list.ts';
import { shownUri } from '../../storage/uri/shown-uri.ts';
import { type Fault, faultOf } from '../problem/fault.ts';
import type { OwnPlaces } from './own-places.ts';

/** What a destination is held to. */
export interface DestinationRules {
  readonly allowed: AllowList;
  readonly ownReason: OwnPlaces;
  /** Absent where the profile is not known: then the extension is not judged. */
  readonly profile: Pick<ProfileArtifact, 'container' | 'extensions'> | undefined;
  readonly inputs: readonly string[];
}

/** Says what keeps a master from going where the caller wants it. */
export function checkDestination(
  uri: string,
  { allowed, ownReason, profile, inputs }: DestinationRules,
): readonly Fault[] {
  try {
    checkAllowed(uri, allowed);
    const own = ownReason(uri);
    if (own !== undefined) throw refusal(uri, own, 'choose a key of your own, or leave `destination` out');
    if (inputs.includes(uri))
      throw refusal(uri, 'it is an input of this job', 'a master never replaces its source: choose another key');
    if (profile !== undefined) checkExtension(uri, profile);
    return [];
  } catch (thrown) {
    if (thrown instanceof LatheFailure) return [faultOf('/destination', thrown)];
    throw thrown;
  }
}

function checkExtension(uri: string, { container, extensions }: NonNullable<DestinationRules['profile']>): void {
  const extension = /\.([A-Za-z0-9]+)$/.exec(uri)?.[1]?.toLowerCase();
  if (extension !== undefined && extensions.includes(extension)) return;
  const dotted = extensions.map((known) => `.${known}`);
  const found = extension === undefined ? 'it has no extension' : `its extension is .${extension}`;
  throw refusal(
    uri,
    `${found}, and the profile makes ${container}`,
    `end it with ${listed(dotted).replace(/ and /, ' or ')}`,
  );
}

function refusal(uri: string, reason: string, hint: string): LatheFailure {
  return failure('api/bad_destination', { uri: shownUri(uri), reason, hint });
}
