import { type ArtifactHash, isArtifactHash } from '../../../compiler/artifact/canonical.ts';
import type { ReplayOrder } from '../../../schemas/generated/api.ts';
import type { InputReference, JobRequest } from '../../../schemas/generated/job.ts';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { Survey } from '../../ledger/survey.ts';
import { checkAllowed } from '../../storage/uri/allow-list.ts';
import { shownUri } from '../../storage/uri/shown-uri.ts';
import type { ApiContext } from '../context.ts';
import { type Checked, faultOf, RequestRefused } from '../problem/fault.ts';
import { checkNotify, type Prepared } from '../submit/prepare.ts';

/**
 * Makes a job of one that is over: the same artifacts and params, and the same bytes in. Where an object was written anew since,
 * its digest decides while it is read; where no digest is known, another version is refused.
 *
 * @throws LatheFailure `api/not_found`, `api/conflict` where the job is not over
 * @throws RequestRefused where an input is gone or another one
 */
export async function prepareReplay(context: ApiContext, id: JobId, order: ReplayOrder): Promise<Prepared> {
  const { ledger, registry } = context;
  const [request, survey] = await Promise.all([ledger.readRequest(id), ledger.survey(id)]);
  if (request === undefined) throw failure('api/not_found', { what: `job ${id}` });
  if (!survey.isDecided) throw failure('api/conflict', { reason: 'the job is not over yet' });
  const inputs = await pinAgain(context, request, await digestsRead(context, id, survey));
  const notify = checkNotify(order.notify?.url, context.allow.webhooks);
  const faults = [...inputs.faults, ...notify.faults];
  if (faults.length > 0) throw new RequestRefused(faults);
  const { artifact } = await registry.get(hashIn(request.profile.hash));
  const { kind, params, tags, externalId, reproducible } = request;
  return {
    kind,
    preset: { ...request.preset, hash: hashIn(request.preset.hash) },
    profile: { ...request.profile, hash: hashIn(request.profile.hash) },
    extension: artifact.kind === 'profile' ? (artifact.extensions[0] ?? artifact.container) : '',
    inputs: inputs.value,
    params,
    priority: order.priority ?? request.priority,
    tags,
    verbose: order.verbose ?? request.verbose,
    reproducible,
    replayOf: id,
    ...(kind === 'master' ? { measure: order.measure ?? 'recorded' } : {}),
    ...(externalId === undefined ? {} : { externalId }),
    ...(notify.value === undefined ? {} : { notifyUrl: notify.value }),
  };
}

async function pinAgain(
  context: ApiContext,
  { inputs }: JobRequest,
  digests: Readonly<Record<string, string>>,
): Promise<Checked<Readonly<Record<string, InputReference>>>> {
  const value: Record<string, InputReference> = {};
  const faults = await Promise.all(
    Object.entries(inputs).map(async ([name, input]) => {
      try {
        value[name] = await pinOne(context, input, input.sha256 ?? digests[name]);
        return [];
      } catch (thrown) {
        if (!(thrown instanceof LatheFailure) || thrown.class === 'INFRA') throw thrown;
        return [faultOf('', thrown)];
      }
    }),
  );
  return { value, faults: faults.flat() };
}

async function pinOne(
  { storage, allow }: ApiContext,
  input: InputReference,
  sha256: string | undefined,
): Promise<InputReference> {
  const uri = shownUri(input.uri);
  checkAllowed(input.uri, allow.inputs);
  const now = await storage.head(input.uri);
  if (now === undefined) throw failure('storage/not_found', { uri });
  const isSame = now.etag === input.etag || (sha256 !== undefined && now.bytes === input.bytes);
  if (!isSame) throw failure('storage/changed', { uri });
  return { ...input, etag: now.etag, bytes: now.bytes, ...(sha256 === undefined ? {} : { sha256 }) };
}

/** What the first job read, as its attempts tell; any of them read the same version. */
async function digestsRead(
  { ledger }: ApiContext,
  id: JobId,
  survey: Survey,
): Promise<Readonly<Record<string, string>>> {
  const attempts = await ledger.attempts(id, survey);
  const digests = attempts.flatMap(({ end }) => Object.entries(inputsIn(end?.details)).map(digestOf));
  return Object.fromEntries(digests.filter(([, digest]) => /^[0-9a-f]{64}$/.test(digest)));
}

function inputsIn(details: unknown): Readonly<Record<string, unknown>> {
  return isObject(details) && isObject(details.inputs) ? details.inputs : {};
}

function digestOf([name, input]: readonly [string, unknown]): readonly [string, string] {
  return [name, isObject(input) && typeof input.sha256 === 'string' ? input.sha256 : ''];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function hashIn(hash: string): ArtifactHash {
  if (isArtifactHash(hash)) return hash;
  throw new Error('a request names an artifact by something else than a hash');
}
