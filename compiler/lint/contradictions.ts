import type { Expr, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { atDefaults } from '../artifact/at-defaults.ts';
import { formatQuantity } from '../types/quantity.ts';
import type { Spec } from './specs.ts';

/** Where a preset promises something else than the specification that it cites. */
export interface Contradiction {
  /** Such as `the loudness`. */
  readonly what: string;
  /** What the preset promises. */
  readonly found: string;
  /** What the specification asks for. */
  readonly asked: string;
}

/** Holds what a preset promises, with every param at its default, against a specification. */
export function contradictions({ promise, params }: PresetArtifact, spec: Spec): readonly Contradiction[] {
  const value = (expr: Expr | undefined): number | undefined =>
    expr === undefined ? undefined : atDefaults(expr, params);
  return [
    loudness(value(promise?.integrated), spec),
    highest('true peak', 'TruePeak', value(promise?.ceiling), spec.ceiling),
    highest('short-term loudness', 'Loudness', value(promise?.shortTermMax), spec.shortTermMax),
  ].filter((found) => found !== undefined);
}

function loudness(found: number | undefined, { integrated, tolerance }: Spec): Contradiction | undefined {
  if (found !== undefined && Math.abs(found - integrated) <= tolerance) return undefined;
  const around = tolerance === 0 ? '' : ` ± ${formatQuantity('LoudnessDelta', tolerance)}`;
  return {
    what: 'loudness',
    found: promised('Loudness', found),
    asked: formatQuantity('Loudness', integrated) + around,
  };
}

function highest(
  what: string,
  type: 'TruePeak' | 'Loudness',
  found: number | undefined,
  most: number | undefined,
): Contradiction | undefined {
  if (most === undefined || (found !== undefined && found <= most)) return undefined;
  return { what, found: promised(type, found), asked: `${formatQuantity(type, most)} at most` };
}

function promised(type: 'TruePeak' | 'Loudness', value: number | undefined): string {
  return value === undefined ? 'not promised' : formatQuantity(type, value);
}
