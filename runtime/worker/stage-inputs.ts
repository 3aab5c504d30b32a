import type { InputReference } from '../../schemas/generated/job.ts';
import type { InputFile } from '../engine/master/request.ts';
import type { StreamChoice } from '../engine/probe/probe.ts';
import { checkFreeSpace } from '../engine/workspace/free-space.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import { failure } from '../failure/failure.ts';
import type { Fetched } from '../storage/storage.ts';
import { shownUri } from '../storage/uri/shown-uri.ts';
import type { Attempt } from './attempt.ts';
import { inputName } from './input-name.ts';
import { progressOf } from './progress-of.ts';

/**
 * Fetches a job's inputs, each as the version that was accepted; of a replay, as the bytes that the first job read.
 *
 * @throws LatheFailure `output/disk_full`, `storage/*`, `job/cancelled`
 */
export async function stageInputs(attempt: Attempt, folder: Workspace): Promise<Readonly<Record<string, InputFile>>> {
  const inputs = Object.entries(attempt.request.inputs);
  const bytes = inputs.reduce((sum, [, input]) => sum + input.bytes, 0);
  await checkFreeSpace(folder.directory, bytes);
  const tell = progressOf(attempt, 'download');
  const staged: Record<string, InputFile> = {};
  let done = 0;
  for (const [index, [name, input]] of inputs.entries()) {
    const path = folder.path(inputName(input.uri, index));
    tell(`fetching ${name}`, bytes === 0 ? 0 : done / bytes);
    attempt.notes.names.set(path, shownUri(input.uri));
    await fetchInput(attempt, name, input, path);
    done += input.bytes;
    staged[name] = { path, stream: streamChoice(input.stream) };
  }
  tell('fetched all inputs', 1);
  return staged;
}

async function fetchInput(attempt: Attempt, name: string, input: InputReference, path: string): Promise<void> {
  const { around, claim, request, notes, log } = attempt;
  const isReplay = request.replayOf !== undefined && input.sha256 !== undefined;
  const version = isReplay ? {} : { etag: input.etag };
  const { maxInputBytes: maxBytes } = around.limits;
  const fetched = await around.storage.getFile(input.uri, path, { ...version, maxBytes, signal: claim.signal });
  checkDigest(input, fetched);
  const { bytes, sha256 } = fetched;
  notes.inputs[name] = { uri: shownUri(input.uri), sha256, bytes };
  log.info(`fetched ${name}`, { input: name, uri: shownUri(input.uri), bytes, sha256 });
}

/** Other bytes under the same key are another input: trying again changes nothing. */
function checkDigest({ uri, sha256 }: InputReference, fetched: Fetched): void {
  if (sha256 !== undefined && sha256 !== fetched.sha256) throw failure('storage/changed', { uri: shownUri(uri) });
}

/** Of several audio streams, the one that was asked for: a number, or `lang:CODE`; else the file's own default. */
function streamChoice(text: string | undefined): StreamChoice {
  if (text === undefined) return { by: 'default' };
  const language = /^lang:(.+)$/.exec(text)?.[1];
  return language === undefined ? { by: 'index', audioIndex: Number(text) } : { by: 'language', language };
}
