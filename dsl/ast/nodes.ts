import type { Span } from './span.ts';
import type { Unit } from './units.ts';

/** Every node knows where it stands, so that a diagnostic can point at the smallest span. */
interface Node {
  readonly span: Span;
}

export interface Identifier extends Node {
  readonly name: string;
}

/** One `.preset` file. Declarations keep their source order. */
export interface Module extends Node {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly declarations: readonly Declaration[];
}

/** `import { broadcast_voice } from "./chains/voice.preset"` */
export interface Import extends Node {
  readonly names: readonly Identifier[];
  readonly from: StringLiteral;
}

export type Declaration = Preset | Profile | Chain;

interface Documented extends Node {
  /** The `///` lines above, joined by newlines, without the slashes; empty where there are none. */
  readonly doc: string;
}

/** `dialogue_clean v1`, in a declaration or as a reference. */
export interface VersionedName extends Node {
  readonly name: Identifier;
  readonly version: number;
}

export interface Preset extends Documented {
  readonly kind: 'preset';
  readonly id: VersionedName;
  /** Inputs, params, lets, outputs and tests, in source order. */
  readonly members: readonly PresetMember[];
}

export type PresetMember = Input | Param | Let | Output | Test;

/** `input voice: Audio` */
export interface Input extends Documented {
  readonly kind: 'input';
  readonly name: Identifier;
  readonly type: Identifier;
}

/** `param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS` (of a preset or of a chain) */
export interface Param extends Documented {
  readonly kind: 'param';
  readonly name: Identifier;
  readonly type: Identifier;
  readonly default?: Expression;
  readonly range?: Range;
}

export interface Range extends Node {
  readonly min: Expression;
  readonly max: Expression;
}

/** `let bed = music |> channels(stereo)` */
export interface Let extends Documented {
  readonly kind: 'let';
  readonly name: Identifier;
  readonly value: Expression;
}

/** `output voice |> highpass(80 Hz)`; `output stem = …` carries a label (reserved, not supported yet). */
export interface Output extends Documented {
  readonly kind: 'output';
  readonly label?: Identifier;
  readonly value: Expression;
}

export interface Test extends Documented {
  readonly kind: 'test';
  readonly title: StringLiteral;
  readonly steps: readonly TestStep[];
}

export type TestStep = Given | With | Encode | Expect;

/** `given voice = sample("speech_quiet")` */
export interface Given extends Node {
  readonly kind: 'given';
  readonly input: Identifier;
  readonly source: Expression;
}

/** `with depth = 12 dB` */
export interface With extends Node {
  readonly kind: 'with';
  readonly param: Identifier;
  readonly value: Expression;
}

/** `encode audio_only_master v1` */
export interface Encode extends Node {
  readonly kind: 'encode';
  readonly profile: VersionedName;
}

/** `expect loudness within 0.3 LU of -16 LUFS`, `expect true_peak <= -1 dBTP` */
export interface Expect extends Node {
  readonly kind: 'expect';
  readonly subject: Identifier;
  readonly condition: Condition;
}

export type Comparator = '<' | '<=' | '==' | '>=' | '>';

export type Condition =
  | (Node & { readonly kind: 'within'; readonly tolerance: Expression; readonly of: Expression })
  | (Node & { readonly kind: 'compare'; readonly comparator: Comparator; readonly value: Expression })
  | (Node & { readonly kind: 'between'; readonly range: Range });

export interface Profile extends Documented {
  readonly kind: 'profile';
  readonly id: VersionedName;
  readonly fields: readonly ProfileField[];
}

/** `codec aac(bitrate: 192 kbps)`: a field name and one value. */
export interface ProfileField extends Documented {
  readonly name: Identifier;
  readonly value: Expression;
}

/** `chain broadcast_voice(cut: Frequency = 80 Hz) = channels(mono) |> highpass(cut)` */
export interface Chain extends Documented {
  readonly kind: 'chain';
  readonly name: Identifier;
  readonly params: readonly Param[];
  /** The stages in order; the stream enters the first. Never empty. */
  readonly stages: readonly Call[];
}

export type Expression =
  | Pipeline
  | Call
  | NameRef
  | Quantity
  | NumberLiteral
  | RatioLiteral
  | StringLiteral
  | BooleanLiteral
  | Negation
  | Binary;

/** `voice |> channels(mono) |> highpass(80 Hz)`: at least one stage. */
export interface Pipeline extends Node {
  readonly kind: 'pipeline';
  readonly source: Expression;
  readonly stages: readonly Call[];
}

/** `mix(speech, bed, length: first)`, as a stage or as a source. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly callee: Identifier;
  readonly arguments: readonly Argument[];
}

/** Positional where `name` is absent. */
export interface Argument extends Node {
  readonly name?: Identifier;
  readonly value: Expression;
}

/** A let, param, input or enumeration value, told apart by the checker. */
export interface NameRef extends Node {
  readonly kind: 'name';
  readonly name: string;
}

/** `-1.5 dBTP`: the number as written (a sign directly before the number is part of it) and its unit. */
export interface Quantity extends Node {
  readonly kind: 'quantity';
  readonly value: number;
  readonly unit: Unit;
}

export interface NumberLiteral extends Node {
  readonly kind: 'number';
  readonly value: number;
}

/** `3:1` */
export interface RatioLiteral extends Node {
  readonly kind: 'ratio';
  readonly antecedent: number;
  readonly consequent: number;
}

export interface StringLiteral extends Node {
  readonly kind: 'string';
  readonly value: string;
}

export interface BooleanLiteral extends Node {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** Minus before anything but a number, as in `-(a + b)`. */
export interface Negation extends Node {
  readonly kind: 'negation';
  readonly operand: Expression;
}

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
}
