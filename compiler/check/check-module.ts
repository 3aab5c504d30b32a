import type { ResolvedModule } from '../resolve/resolved-module.ts';
import { checkChainDeclaration } from './check-chain.ts';
import { openContext } from './check-expression.ts';
import { type CheckedPreset, checkPreset } from './check-preset.ts';
import { type CheckedProfile, checkProfile } from './check-profile.ts';
import type { Reporter } from './reporter.ts';
import { emptyScope } from './scope.ts';

/** The declarations of a file that hold together. */
export interface CheckedModule {
  readonly presets: readonly CheckedPreset[];
  readonly profiles: readonly CheckedProfile[];
}

/** Checks every declaration of a file. */
export function checkModule(
  module: ResolvedModule,
  profiles: ReadonlySet<string> | undefined,
  reporter: Reporter,
): CheckedModule {
  const checkedPresets: CheckedPreset[] = [];
  const checkedProfiles: CheckedProfile[] = [];
  const context = openContext(module, emptyScope(), reporter);
  for (const declaration of module.module.declarations) {
    if (declaration.kind === 'chain') checkChainDeclaration(declaration, context);
    else if (declaration.kind === 'preset') {
      const preset = checkPreset(declaration, module, profiles, reporter);
      if (preset !== undefined) checkedPresets.push(preset);
    } else {
      const profile = checkProfile(declaration, module, reporter);
      if (profile !== undefined) checkedProfiles.push(profile);
    }
  }
  return { presets: checkedPresets, profiles: checkedProfiles };
}
