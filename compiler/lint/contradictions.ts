import type { Expr, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { atDefaults } from '../artifact/at-defaults.ts';
import { formatQuantity, type QuantityType } from '../types/quantity.ts';
import type { LevelsSpec, LoudnessSpec, Spec } from './specs.ts';

/** Where a preset promises something else than the specification that it cites. */
export interface Contradiction {
  /** Such as `loudness`. */
  readonly what: string;
  /** What the preset promises. */
  readonly found: string;
  /** What the specification asks for. */
  readonly asked: string;
}

/** The number of an expression of the artifact with every param at its default. */
type NumberOf = (expr: Expr | undefined) => number | undefined;

/** Holds what a preset promises, with every param at its default, against a specification. */
export function contradictions(artifact: PresetArtifact, spec: Spec): readonly Contradiction[] {
  const numberOf: NumberOf = (expr) => (expr === undefined ? undefined : atDefaults(expr, artifact.params));
  const found = spec.kind === 'levels' ? ofLevels(artifact, spec, numberOf) : ofLoudness(artifact, spec, numberOf);
  return found.filter((contradiction) => contradiction !== undefined);
}

type Found = readonly (Contradiction | undefined)[];

function ofLoudness({ promise }: PresetArtifact, spec: LoudnessSpec, numberOf: NumberOf): Found {
  return [
    loudness(numberOf(promise?.integrated), spec),
    highest('true peak', 'TruePeak', numberOf(promise?.ceiling), spec.ceiling),
    highest('short-term loudness', 'Loudness', numberOf(promise?.shortTermMax), spec.shortTermMax),
  ];
}

function loudness(found: number | undefined, { integrated, tolerance }: LoudnessSpec): Contradiction | undefined {
  if (found !== undefined && Math.abs(found - integrated) <= tolerance) return undefined;
  const around = tolerance === 0 ? '' : ` ± ${formatQuantity('LoudnessDelta', tolerance)}`;
  const asked = formatQuantity('Loudness', integrated) + around;
  return { what: 'loudness', found: promised('Loudness', found), asked };
}

function ofLevels({ levelsPromise: promise }: PresetArtifact, spec: LevelsSpec, numberOf: NumberOf): Found {
  return [
    rms(numberOf(promise?.rms), numberOf(promise?.tolerance), spec),
    highest('sample peak', 'Level', numberOf(promise?.samplePeak), spec.samplePeak),
    highest('noise floor', 'Level', numberOf(promise?.noiseFloor), spec.noiseFloor),
  ];
}

/** All that the promise allows lies in the window. */
function rms(found: number | undefined, around = 0, { rms: { min, max } }: LevelsSpec): Contradiction | undefined {
  if (found !== undefined && found - around >= min && found + around <= max) return undefined;
  const asked = `${formatQuantity('Level', min)} to ${formatQuantity('Level', max)}`;
  const promises =
    found === undefined ? 'not promised' : `${promised('Level', found)} ± ${formatQuantity('Gain', around)}`;
  return { what: 'rms level', found: promises, asked };
}

function highest(
  what: string,
  type: QuantityType,
  found: number | undefined,
  most: number | undefined,
): Contradiction | undefined {
  if (most === undefined || (found !== undefined && found <= most)) return undefined;
  return { what, found: promised(type, found), asked: `${formatQuantity(type, most)} at most` };
}

function promised(type: QuantityType, value: number | undefined): string {
  return value === undefined ? 'not promised' : formatQuantity(type, value);
}
