import type { Param, Preset } from '../../dsl/index.ts';
import type { ParamSpec, PresetArtifact } from '../../schemas/generated/artifact.ts';
import type { SignalGraph } from '../graph/signal-graph.ts';
import { formatQuantity, isQuantityType } from '../types/quantity.ts';
import { promiseText } from './promise.ts';
import { type Strand, strandsOf, strandsOfFilters } from './steps.ts';

/** A preset with the names that people know it by. Of one whose source is gone there is only the artifact. */
export interface NamedPreset {
  readonly label: string;
  readonly hash: string;
  readonly artifact: PresetArtifact;
  readonly source?: { readonly declaration: Preset; readonly signals: SignalGraph };
}

/** What a preset does, as data; `renderPreset` makes text of it. */
export interface PresetExplanation {
  readonly kind: 'preset';
  readonly label: string;
  readonly hash: string;
  readonly doc: string;
  readonly inputs: readonly { readonly name: string; readonly doc: string }[];
  readonly params: readonly ParamExplanation[];
  readonly strands: readonly Strand[];
  /** What the deliverable is held to; undefined where no loudness is promised. */
  readonly promise: string | undefined;
  /** The titles of its tests. */
  readonly tests: readonly string[];
  readonly requires: PresetArtifact['requires'];
}

/** A param with its numbers as an engineer writes them. */
export interface ParamExplanation {
  readonly name: string;
  readonly type: string;
  readonly default: string;
  readonly min: string;
  readonly max: string;
  readonly doc: string;
}

/** Explains a preset; from the artifact alone where its source is gone. */
export function explainPreset({ label, hash, artifact, source }: NamedPreset): PresetExplanation {
  const members = source?.declaration.members ?? [];
  const inputs = members.filter((member) => member.kind === 'input').map(({ name, doc }) => ({ name: name.name, doc }));
  const params = members
    .filter((member) => member.kind === 'param')
    .flatMap((param) => explainDeclared(param, artifact));
  return {
    kind: 'preset',
    label,
    hash,
    doc: source?.declaration.doc ?? '',
    inputs: source === undefined ? artifact.inputs.map(({ name }) => ({ name, doc: '' })) : inputs,
    params: source === undefined ? artifact.params.map((param) => explainParam(param, '')) : params,
    strands: source === undefined ? strandsOfFilters(artifact) : strandsOf(source.signals, artifact.params),
    promise: promiseText(artifact),
    tests: members.flatMap((member) => (member.kind === 'test' ? [member.title.value] : [])),
    requires: artifact.requires,
  };
}

function explainDeclared({ name, doc }: Param, { params }: PresetArtifact): readonly ParamExplanation[] {
  return params.filter((param) => param.name === name.name).map((param) => explainParam(param, doc));
}

function explainParam({ name, type, default: value, min, max }: ParamSpec, doc: string): ParamExplanation {
  const text = (number: number): string => (isQuantityType(type) ? formatQuantity(type, number) : String(number));
  return { name, type, default: text(value), min: text(min), max: text(max), doc };
}
