import type { Expr, FilterNode, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { exprText, type Inline } from '../print/expr-text.ts';
import { align, type Pair } from './align.ts';
import { added, type Change, changed, removed } from './change.ts';

/** A filter with its options as text, named values written out: their numbers differ from artifact to artifact. */
interface Printed {
  readonly id: string;
  readonly filter: string;
  readonly options: Readonly<Record<string, string>>;
}

/** The differences between the filters of two presets, for those whose source is gone. */
export function diffFilters(before: PresetArtifact, after: PresetArtifact): readonly Change[] {
  return alignFilters(before, after).flatMap(({ before: a, after: b }) => {
    if (a === undefined) return b === undefined ? [] : [added('filter', filterText(b))];
    return b === undefined ? [removed('filter', filterText(a))] : diffOptions(a, b);
  });
}

/** The filters of two presets that have no equal in the other one, by the ids of their nodes. */
export function unequalFilters(before: PresetArtifact, after: PresetArtifact): readonly Pair<string>[] {
  return alignFilters(before, after).flatMap(({ before: a, after: b }) => {
    const isSame = a !== undefined && b !== undefined && filterText(a) === filterText(b);
    return isSame ? [] : [{ before: a?.id, after: b?.id }];
  });
}

function alignFilters(before: PresetArtifact, after: PresetArtifact): readonly Pair<Printed>[] {
  return align(printFilters(before), printFilters(after), likeness);
}

/** What a deliverable is held to, as a diff names it, and its unit. */
const promised = [
  ['integrated', 'integrated loudness', 'LUFS'],
  ['ceiling', 'ceiling', 'dBTP'],
  ['tolerance', 'tolerance', 'LU'],
  ['shortTermMax', 'highest short-term loudness', 'LUFS'],
] as const;

/** The same where levels are promised instead. */
const promisedLevels = [
  ['rms', 'rms', 'dBFS'],
  ['tolerance', 'tolerance of the rms', 'dB'],
  ['samplePeak', 'highest sample', 'dBFS'],
  ['noiseFloor', 'noise floor', 'dBFS'],
] as const;

/** The differences in what the deliverable is held to. */
export function diffPromise(before: PresetArtifact, after: PresetArtifact): readonly Change[] {
  const loudness = promised.map(([part, ...named]) => [named, (of: PresetArtifact) => of.promise?.[part]] as const);
  const levels = promisedLevels.map(
    ([part, ...named]) => [named, (of: PresetArtifact) => of.levelsPromise?.[part]] as const,
  );
  return [...loudness, ...levels].flatMap(([[name, unit], partOf]) => {
    const text = (artifact: PresetArtifact): string => {
      const expr = partOf(artifact);
      return expr === undefined ? 'none' : `${exprText(expr, inlineOf(artifact))} ${unit}`;
    };
    return changed('promise', name, text(before), text(after));
  });
}

function printFilters(artifact: PresetArtifact): readonly Printed[] {
  const inline = inlineOf(artifact);
  return artifact.nodes.filter((node) => 'filter' in node).map((node) => printFilter(node, inline));
}

function inlineOf({ values }: PresetArtifact): Inline {
  const meanings = new Map<string, Expr>(values.map(({ id, expr }) => [id, expr]));
  return (id) => meanings.get(id);
}

function printFilter({ id, filter, options, when }: FilterNode, inline: Inline): Printed {
  const texts = Object.entries(options).map(([name, value]) => [
    name,
    typeof value === 'object' || typeof value === 'number' ? exprText(value, inline) : String(value),
  ]);
  const condition = when === undefined ? [] : [['when', exprText(when, inline)]];
  return { id, filter, options: Object.fromEntries([...texts, ...condition]) };
}

function filterText({ filter, options }: Printed): string {
  const settings = Object.entries(options).map(([name, text]) => `${name}: ${text}`);
  return `${filter}(${settings.join(', ')})`;
}

function likeness(a: Printed, b: Printed): number {
  if (a.filter !== b.filter) return 0;
  return filterText(a) === filterText(b) ? 3 : 2;
}

function diffOptions(a: Printed, b: Printed): readonly Change[] {
  const names = new Set([...Object.keys(a.options), ...Object.keys(b.options)]);
  return [...names].flatMap((name) => changed(a.filter, name, a.options[name] ?? 'none', b.options[name] ?? 'none'));
}
