import type { KnownToTests } from '../host.ts';
import type { ResolvedModule } from '../resolve/resolved-module.ts';
import { openContext } from './check-expression.ts';
import { type CheckedPreset, checkPreset } from './check-preset.ts';
import { type CheckedProfile, checkProfile } from './check-profile.ts';
import { standingOf } from './declare-chain.ts';
import type { Reporter } from './reporter.ts';

/** The declarations of a file that hold together. */
export interface CheckedModule {
  readonly presets: readonly CheckedPreset[];
  readonly profiles: readonly CheckedProfile[];
}

/** Checks every declaration of a file. */
export function checkModule(module: ResolvedModule, known: KnownToTests, reporter: Reporter): CheckedModule {
  const checkedPresets: CheckedPreset[] = [];
  const checkedProfiles: CheckedProfile[] = [];
  const context = openContext(module, reporter);
  for (const declaration of module.module.declarations) {
    if (declaration.kind === 'chain') standingOf({ chain: declaration, home: module }, context);
    else if (declaration.kind === 'preset') {
      const preset = checkPreset(declaration, context, known);
      if (preset !== undefined) checkedPresets.push(preset);
    } else {
      const profile = checkProfile(declaration, context);
      if (profile !== undefined) checkedProfiles.push(profile);
    }
  }
  return { presets: checkedPresets, profiles: checkedProfiles };
}
