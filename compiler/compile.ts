import type { Chain, Diagnostic, Preset, Profile } from '../dsl/index.ts';
import type { PresetArtifact, ProfileArtifact } from '../schemas/generated/artifact.ts';
import { type ArtifactHash, canonicalText, hashOf } from './artifact/canonical.ts';
import { checkModule } from './check/check-module.ts';
import type { CheckedTest } from './check/checked-test.ts';
import { collectFindings } from './check/reporter.ts';
import { emitPreset } from './emit/emit-preset.ts';
import { emitProfile } from './emit/emit-profile.ts';
import { buildSignalGraph, type SignalGraph } from './graph/signal-graph.ts';
import type { Host } from './host.ts';
import { lintPreset } from './lint/lint-preset.ts';
import { lower } from './lower/lower.ts';
import { resolve } from './resolve/resolve.ts';

interface Addressed {
  /** `name_vN` */
  readonly label: string;
  /** RFC 8785 text; the hash is of exactly these bytes. */
  readonly canonical: string;
  readonly hash: ArtifactHash;
}

/** A compiled preset, with what the artifact leaves out: its declaration and its derivation. */
export interface CompiledPreset extends Addressed {
  readonly artifact: PresetArtifact;
  readonly declaration: Preset;
  readonly signals: SignalGraph;
  readonly tests: readonly CheckedTest[];
}

/** A compiled profile. */
export interface CompiledProfile extends Addressed {
  readonly artifact: ProfileArtifact;
  readonly declaration: Profile;
}

/** What a source file compiles to. Where any finding is an error there are no presets and no profiles. */
export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  readonly presets: readonly CompiledPreset[];
  readonly profiles: readonly CompiledProfile[];
  readonly chains: readonly Chain[];
}

/**
 * Compiles a source text. Bad input gives diagnostics, never an exception.
 *
 * @param path how the host names the text; imports are relative to it
 */
export function compile(path: string, text: string, host: Host): Compilation {
  const findings = collectFindings();
  const module = resolve(path, text, host, findings);
  if (module === undefined) return { diagnostics: findings.diagnostics, presets: [], profiles: [], chains: [] };
  const checked = checkModule(module, host, findings);
  const { diagnostics } = findings;
  const chains = module.module.declarations.filter((declaration) => declaration.kind === 'chain');
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { diagnostics, presets: [], profiles: [], chains };
  const presets = checked.presets.map((preset): CompiledPreset => {
    const signals = buildSignalGraph(preset);
    const artifact = emitPreset(preset, lower(signals));
    lintPreset({ file: path, declaration: preset.declaration, artifact }, findings);
    const { declaration, tests } = preset;
    return { ...address(declaration, artifact), artifact, declaration, signals, tests };
  });
  const profiles = checked.profiles.map((profile): CompiledProfile => {
    const artifact = emitProfile(profile);
    return { ...address(profile.declaration, artifact), artifact, declaration: profile.declaration };
  });
  return { diagnostics: findings.diagnostics, presets, profiles, chains };
}

function address({ id }: Preset | Profile, artifact: PresetArtifact | ProfileArtifact): Addressed {
  const canonical = canonicalText(artifact);
  return { label: `${id.name.name}_v${id.version}`, canonical, hash: hashOf(canonical) };
}
