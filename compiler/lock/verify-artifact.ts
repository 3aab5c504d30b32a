import { Ajv } from 'ajv';
import schema from '../../schemas/artifact.schema.json' with { type: 'json' };
import type { Artifact } from '../../schemas/generated/artifact.ts';
import { type ArtifactHash, hashOf } from '../artifact/canonical.ts';
import { parseJson } from './parse-json.ts';

/** Stored bytes turned back into an artifact, or why they are not one. */
export type Verification = { readonly artifact: Artifact } | { readonly problem: string };

/**
 * Verifies the bytes that are stored under an address: that they are what the address says, and an artifact.
 *
 * @param canonical the text as stored
 */
export function verifyArtifact(hash: ArtifactHash, canonical: string): Verification {
  if (hashOf(canonical) !== hash) return { problem: 'its bytes have another hash' };
  const value = parseJson(canonical);
  if (value === undefined) return { problem: 'it is not JSON' };
  const validate = new Ajv({ allowUnionTypes: true }).compile<Artifact>(schema);
  if (validate(value)) return { artifact: value };
  const { instancePath = '', message = '' } = validate.errors?.[0] ?? {};
  return { problem: `it is no artifact that this version of Lathe knows (${instancePath} ${message})` };
}
