import { Ajv, type ValidateFunction } from 'ajv';
import schema from '../../schemas/artifact.schema.json' with { type: 'json' };
import type { Artifact } from '../../schemas/generated/artifact.ts';
import { type ArtifactHash, canonicalText, hashOf } from './canonical.ts';
import { parseJson } from './parse-json.ts';

/** Stored bytes turned back into an artifact, or why they are not one. */
export type Verification =
  | { readonly artifact: Artifact }
  /** `corrupt`: not the bytes that were stored; `invalid`: those bytes, and nothing that can be run. */
  | { readonly fault: 'corrupt' | 'invalid'; readonly problem: string };

/**
 * Verifies the bytes that are stored under an address: that they are what the address says, and an artifact.
 *
 * @param canonical the text as stored
 */
export function verifyArtifact(hash: ArtifactHash, canonical: string): Verification {
  if (hashOf(canonical) !== hash) return { fault: 'corrupt', problem: 'its bytes have another hash' };
  const value = parseJson(canonical);
  if (value === undefined) return { fault: 'invalid', problem: 'it is not JSON' };
  const validate = validator();
  if (!validate(value)) {
    const { instancePath = '', message = '' } = validate.errors?.[0] ?? {};
    const problem = `it is no artifact that this version of Lathe knows (${instancePath} ${message})`;
    return { fault: 'invalid', problem };
  }
  // Else a key that stands in it twice would be hashed with one meaning and run with the other.
  if (canonicalText(value) !== canonical) return { fault: 'invalid', problem: 'its JSON is not in canonical form' };
  return { artifact: value };
}

let compiled: ValidateFunction<Artifact> | undefined;

/** Compiling the schema takes longer than many a command: it waits until it is needed, and is done once. */
function validator(): ValidateFunction<Artifact> {
  compiled ??= new Ajv({ allowUnionTypes: true }).compile<Artifact>(schema);
  return compiled;
}
