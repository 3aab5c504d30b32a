import type { InputFacts, JobFacts, LinkContext, MeasuredFacts, Sources } from '../../compiler/artifact/link/index.ts';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import type { PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';

/** The artifact of the one preset of a text. */
export function presetOf(text: string): PresetArtifact {
  const { presets, diagnostics } = compile('job.preset', text, memoryHost());
  const [preset] = presets;
  if (preset === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return preset.artifact;
}

/** The artifact of a profile with these fields. */
export function profileOf(...fields: readonly string[]): ProfileArtifact {
  const text = `profile job v1 {\n${fields.join('\n')}\n}`;
  const { profiles, diagnostics } = compile('job.preset', text, memoryHost());
  const [profile] = profiles;
  if (profile === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return profile.artifact;
}

/** A stereo file of ten seconds at 48 kHz. */
export const stereo: InputFacts = { duration: 10, sampleRate: 48_000, channels: 2 };

/** What a measurement of usual speech finds. */
export const speech: MeasuredFacts = { integrated: -23, truePeak: -5, range: 6, duration: 10 };

/** A job in which every param has its default, every measurement found usual speech and every gain is 0 dB. */
export function jobOf(
  artifact: PresetArtifact,
  profile: ProfileArtifact,
  inputs: Readonly<Record<string, InputFacts>>,
  facts: Partial<JobFacts> = {},
): LinkContext {
  return {
    artifact,
    profile,
    facts: {
      params: Object.fromEntries(artifact.params.map((param) => [param.name, param.default])),
      inputs,
      measures: new Map(artifact.measures.map(({ id }) => [id, speech])),
      solves: new Map(artifact.solves.map(({ id }) => [id, 0])),
      correction: { loudness: 0, ceiling: 0 },
      sampleRate: Math.max(...Object.values(inputs).map(({ sampleRate }) => sampleRate)),
      ...facts,
    },
  };
}

/** Sources that are opened as `-i NAME.wav`, each with its sound in stream 0. */
export function sourcesOf(...names: readonly string[]): Sources {
  return Object.fromEntries(names.map((name) => [name, { arguments: ['-i', `${name}.wav`], stream: 0 }]));
}
