import { type ArtifactHash, isArtifactHash } from '../../../compiler/artifact/canonical.ts';
import type { ReplayOrder } from '../../../schemas/generated/api.ts';
import type { InputReference, JobRequest, JobResult } from '../../../schemas/generated/job.ts';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
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
  const result = await ledger.readResult(id, survey.round);
  const inputs = await pinAgain(context, request, digestsIn(result));
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

/** What the first job read, as its report tells. */
function digestsIn(result: JobResult | undefined): Readonly<Record<string, string>> {
  const report: unknown = result?.state === 'COMPLETED' ? result.report : undefined;
  const inputs: unknown = isObject(report) ? report.inputs : undefined;
  if (!isObject(inputs)) return {};
  const digests = Object.entries(inputs).map(([name, input]) => [name, isObject(input) ? input.sha256 : undefined]);
  return Object.fromEntries(
    digests.filter(([, digest]) => typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest)),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function hashIn(hash: string): ArtifactHash {
  if (isArtifactHash(hash)) return hash;
  throw new Error('a request names an artifact by something else than a hash');
}
