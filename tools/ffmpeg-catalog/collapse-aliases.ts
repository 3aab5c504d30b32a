import type { HelpConstant, HelpOption } from './parse-help.ts';

/**
 * Keeps one name of each option: FFmpeg prints an alias right after its option, with the same text.
 * Filters list the full name first (`frequency`, `f`), the resampler inside `aresample` the short one (`isr`,
 * `in_sample_rate`).
 */
export function collapseAliases(options: readonly HelpOption[]): HelpOption[] {
  const kept: HelpOption[] = [];
  for (const option of options) {
    const previous = kept.at(-1);
    if (previous === undefined || !isAlias(previous, option)) kept.push(option);
    else if (option.isNested) kept.splice(-1, 1, option);
  }
  return kept;
}

/** Two options without a description may print alike and still differ (the encoder flac has such pairs). */
function isAlias(a: HelpOption, b: HelpOption): boolean {
  return a.description !== '' && fingerprint(a) === fingerprint(b);
}

function fingerprint({ name: _, description, ...rest }: HelpOption): string {
  return JSON.stringify({ description: description.toLowerCase(), ...rest });
}

/** Of constants with one value and one description (`white`, `w`), the longest name is kept. */
export function collapseConstants(constants: readonly HelpConstant[]): HelpConstant[] {
  const longest = new Map<string, HelpConstant>();
  for (const constant of constants) {
    const key = constant.value === undefined ? constant.name : `${constant.value} ${constant.description}`;
    const known = longest.get(key);
    if (known === undefined || constant.name.length > known.name.length) longest.set(key, constant);
  }
  return [...longest.values()];
}
