import type { Submission } from '../../../schemas/generated/api.ts';
import { LatheFailure } from '../../failure/failure.ts';
import { ofKind, type ResolvedOfKind } from '../../registry/of-kind.ts';
import type { Registry } from '../../registry/registry.ts';
import { type Checked, type Fault, faultOf } from '../problem/fault.ts';

/** What a submission names, as far as it is there. */
export interface Artifacts {
  readonly preset: ResolvedOfKind<'preset'> | undefined;
  readonly profile: ResolvedOfKind<'profile'> | undefined;
}

/** Follows both references to their hashes, which from then on are what counts. */
export async function resolveArtifacts(
  registry: Pick<Registry, 'resolve'>,
  { audioProfile, outputProfile }: Pick<Submission, 'audioProfile' | 'outputProfile'>,
): Promise<Checked<Artifacts>> {
  const [preset, profile] = await Promise.all([
    follow('/audioProfile', async () => ofKind(await registry.resolve(audioProfile), 'preset')),
    follow('/outputProfile', async () => ofKind(await registry.resolve(outputProfile), 'profile')),
  ]);
  return { value: { preset: preset.value, profile: profile.value }, faults: [...preset.faults, ...profile.faults] };
}

async function follow<Found>(pointer: string, find: () => Promise<Found>): Promise<Checked<Found | undefined>> {
  try {
    return { value: await find(), faults: [] };
  } catch (thrown) {
    const fault = callersFault(pointer, thrown);
    if (fault === undefined) throw thrown;
    return { value: undefined, faults: [fault] };
  }
}

/** What is damaged in the registry is not for the caller to mend. */
function callersFault(pointer: string, thrown: unknown): Fault | undefined {
  const isCallers =
    thrown instanceof LatheFailure && (thrown.code === 'artifact/not_found' || thrown.code === 'artifact/wrong_kind');
  return isCallers ? faultOf(pointer, thrown) : undefined;
}
