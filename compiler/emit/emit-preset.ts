import type { InputSpec, ParamSpec, PresetArtifact } from '../../schemas/generated/artifact.ts';
import type { CheckedPreset } from '../check/check-preset.ts';
import type { CheckedParam } from '../check/declared.ts';
import type { LoweredGraph } from '../lower/lower.ts';
import { baseUnits } from '../types/quantity.ts';
import { assertAccepted } from './assert-accepted.ts';

/** Filters that the linker adds by itself: alignment, measurements, splits and the conversion to the profile's format. */
const linkerFilters = ['aformat', 'ametadata', 'aresample', 'asplit', 'atrim', 'ebur128', 'pan'];

/** Those that measure sample levels. */
const levelFilters = ['asetnsamples', 'astats'];

/**
 * The artifact of a preset.
 *
 * @throws Error (a bug) where an operator emitted a filter that FFmpeg would refuse
 */
export function emitPreset(preset: CheckedPreset, { graph, output, entries }: LoweredGraph): PresetArtifact {
  const params = preset.params.map(paramSpec).sort(byName);
  assertAccepted(graph, params);
  const measuresLevels = graph.measures.some(({ levels }) => levels !== undefined);
  const filters = [
    ...linkerFilters,
    ...(measuresLevels ? levelFilters : []),
    ...graph.nodes.flatMap((node) => ('filter' in node ? [node.filter] : [])),
  ];
  return {
    kind: 'preset',
    format: 1,
    inputs: [...entries].map(([name, link]): InputSpec => ({ name, type: 'audio', link })).sort(byName),
    params,
    values: graph.values,
    nodes: graph.nodes,
    measures: graph.measures,
    solves: graph.solves,
    output,
    ...(graph.promise === undefined ? {} : { promise: graph.promise }),
    ...(graph.levelsPromise === undefined ? {} : { levelsPromise: graph.levelsPromise }),
    refusals: graph.refusals,
    requires: { ffmpeg: '5.1', filters: [...new Set(filters)].sort() },
  };
}

function paramSpec({ name, type, range, default: value }: CheckedParam): ParamSpec {
  return { name, type, unit: baseUnits[type], default: value ?? range.min, min: range.min, max: range.max };
}

/** By code unit, so that the order is the same on every machine. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
