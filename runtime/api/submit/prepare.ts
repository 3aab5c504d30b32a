import type { Submission } from '../../../schemas/generated/api.ts';
import type { JobKind, JobRequest } from '../../../schemas/generated/job.ts';
import { LatheFailure } from '../../failure/failure.ts';
import { usualPriority } from '../../jobs/usual-priority.ts';
import type { ResolvedOfKind } from '../../registry/of-kind.ts';
import { checkWebhookUrl, type WebhookOrigins } from '../../webhooks/origins.ts';
import type { ApiContext } from '../context.ts';
import { type Checked, faultOf, RequestRefused } from '../problem/fault.ts';
import { checkDestination } from './check-destination.ts';
import { nameInputs, pinInputs, unnamedInputs } from './check-inputs.ts';
import { checkParams } from './check-params.ts';
import { ownPlaces } from './own-places.ts';
import { type Artifacts, resolveArtifacts } from './resolve-artifacts.ts';

/** A submission that can be accepted: all that a job's request says of what is to be done. */
export interface Prepared
  extends Pick<JobRequest, 'kind' | 'inputs' | 'params' | 'priority' | 'tags' | 'verbose' | 'reproducible'>,
    Partial<Pick<JobRequest, 'externalId' | 'notifyUrl' | 'replayOf' | 'measure' | 'destination'>> {
  readonly preset: Pick<ResolvedOfKind<'preset'>, 'hash' | 'label'>;
  readonly profile: Pick<ResolvedOfKind<'profile'>, 'hash' | 'label'>;
  /** Of a master without a destination. */
  readonly extension: string;
}

/**
 * Finds out what a submission means, and whether it can be done: artifacts to hashes, inputs to the versions that are there.
 *
 * @throws RequestRefused with all that is wrong at once
 * @throws LatheFailure what lies on this side, such as `storage/unavailable`
 */
export async function prepare(context: ApiContext, body: Submission, kind: JobKind): Promise<Prepared> {
  const artifacts = await resolveArtifacts(context.registry, body);
  const { preset, profile } = artifacts.value;
  const [inputs, params] = await Promise.all([
    readInputs(context, preset, body),
    preset === undefined ? nothing<Readonly<Record<string, number>>>({}) : checkParams(preset, body.params ?? {}),
  ]);
  const notify = checkNotify(body.notify?.url, context.allow.webhooks);
  const { toWrite } = placesOf(context);
  const rules = {
    allowed: context.allow.outputs,
    ownReason: toWrite,
    profile: profile?.artifact,
    inputs: urisIn(body),
  };
  const destination = body.destination === undefined ? [] : checkDestination(body.destination, rules);
  const faults = [...artifacts.faults, ...inputs.faults, ...params.faults, ...destination, ...notify.faults];
  if (preset === undefined || profile === undefined || faults.length > 0) throw new RequestRefused(faults);
  return {
    kind,
    preset: named(preset),
    profile: named(profile),
    extension: profile.artifact.extensions[0] ?? profile.artifact.container,
    inputs: inputs.value,
    params: params.value,
    priority: body.priority ?? usualPriority,
    tags: { ...body.tags },
    verbose: body.verbose ?? false,
    reproducible: body.reproducible ?? false,
    ...(body.externalId === undefined ? {} : { externalId: body.externalId }),
    ...(notify.value === undefined ? {} : { notifyUrl: notify.value }),
    ...(body.destination === undefined ? {} : { destination: body.destination }),
  };
}

async function readInputs(context: ApiContext, preset: Artifacts['preset'], body: Submission) {
  const named = preset === undefined ? nothing(unnamedInputs(body)) : nameInputs(preset.artifact, body);
  const { toRead } = placesOf(context);
  const rules = { storage: context.storage, allowed: context.allow.inputs, ownReason: toRead };
  const pinned = await pinInputs(named.value, rules);
  return { value: pinned.value, faults: [...named.faults, ...pinned.faults] };
}

/** The places of the service itself. */
function placesOf({ ledger, registry, outputsBase }: ApiContext) {
  return ownPlaces([registry.base, ledger.keys.jobs.replace(/\/jobs\/$/, '')], outputsBase);
}

function urisIn({ inputAssetId, inputs = {} }: Submission): readonly string[] {
  const uris = Object.values(inputs).map((input) => (typeof input === 'string' ? input : input.uri));
  return inputAssetId === undefined ? uris : [inputAssetId, ...uris];
}

/** Holds the URL of a webhook to what the operator allows. */
export function checkNotify(url: string | undefined, origins: WebhookOrigins): Checked<string | undefined> {
  if (url === undefined) return { value: undefined, faults: [] };
  try {
    return { value: checkWebhookUrl(url, origins), faults: [] };
  } catch (thrown) {
    if (thrown instanceof LatheFailure) return { value: undefined, faults: [faultOf('/notify/url', thrown)] };
    throw thrown;
  }
}

function named<Kind extends 'preset' | 'profile'>({ hash, label }: ResolvedOfKind<Kind>) {
  return { hash, ...(label === undefined ? {} : { label }) };
}

function nothing<Value>(value: Value): Checked<Value> {
  return { value, faults: [] };
}
