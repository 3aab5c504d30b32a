import type { StoredFile } from '../../schemas/generated/job.ts';
import { shownUri } from '../storage/uri/shown-uri.ts';
import { type Attempt, attemptUri } from './attempt.ts';
import { progressOf } from './progress-of.ts';
import type { MadeMaster } from './run-engine.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  opus: 'audio/ogg',
};

/** The media type of a master, as storage keeps it. */
export function contentTypeOf(extension: string): string {
  return CONTENT_TYPES[extension] ?? 'application/octet-stream';
}

/** Stores a master under the key of its attempt, where nobody else writes. */
export async function uploadMaster(attempt: Attempt, { path, extension, report }: MadeMaster): Promise<StoredFile> {
  const { around, claim, log } = attempt;
  const tell = progressOf(attempt, 'upload');
  const uri = attemptUri(attempt, `master.${extension}`);
  const { sha256 } = report.output;
  tell('storing the master', 0);
  const put = { sha256, contentType: contentTypeOf(extension), signal: claim.signal };
  const { bytes } = await around.storage.putFile(uri, path, put);
  tell('storing the master', 1);
  log.info('the master is stored under the key of this attempt', { uri: shownUri(uri), sha256, bytes });
  return { uri, sha256, bytes };
}
