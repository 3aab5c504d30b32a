import type { CompiledPreset, CompiledProfile } from '../../compiler/compile.ts';
import { type GoldenCase, type Project, profileFor } from '../harness/tier.ts';

/** What a preset is delivered as where its tests name nothing: one lossless, one lossy. */
const usual = ['wav_master_v1', 'audio_only_master_v1'];

/** The profiles of a preset: those that its tests encode with, else a lossless and a lossy one. By label. */
export function profilesOf(
  { declaration }: CompiledPreset,
  of: GoldenCase,
  project: Project,
): readonly CompiledProfile[] {
  const tests = declaration.members.filter((member) => member.kind === 'test');
  const encodes = tests.flatMap(({ steps }) => steps.filter((step) => step.kind === 'encode'));
  const named = encodes.map(({ profile }) => `${profile.name.name}_v${profile.version}`);
  const labels = [...new Set(named.length > 0 ? named : usual)].sort();
  return labels.flatMap((label) => profileFor(label, of, project) ?? []);
}
