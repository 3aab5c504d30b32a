/* Generated from schemas/artifact.schema.json by `npm run generate`; do not edit. */

/**
 * What a preset or a profile compiles to. Its address is the SHA-256 of its canonical JSON (RFC 8785).
 */
export type Artifact = PresetArtifact | ProfileArtifact;
export type Identifier = string;
/**
 * A number, a reference, or an operation. Comparisons give 1 or 0.
 */
export type Expr = number | ParamRef | ProbeRef | MeasureRef | ValueRef | SolveRef | JobRef | CorrectionRef | Operation;
export type Node = FilterNode | DeliverNode;
export type OptionValue = string | boolean | Expr;

/**
 * Signal processing: a graph of filters over named inputs, and the unknown values that it is measured for.
 */
export interface PresetArtifact {
  kind: 'preset';
  format: 1;
  inputs: InputSpec[];
  params: ParamSpec[];
  /**
   * Named expressions; each may use those before it.
   */
  values: NamedValue[];
  /**
   * Every node stands after the nodes that feed it.
   */
  nodes: Node[];
  measures: Measure[];
  solves: Solve[];
  /**
   * The link that is encoded.
   */
  output: string;
  promise?: DeliveryPromise;
  levelsPromise?: LevelsPromise;
  refusals: Refusal[];
  requires: PresetRequirements;
}
export interface InputSpec {
  name: Identifier;
  type: 'audio';
  /**
   * The link on which it has entered the graph: at the job's rate, in floating point.
   */
  link: string;
}
/**
 * A value that the caller may set. Numbers are in the unit given.
 */
export interface ParamSpec {
  name: Identifier;
  type: string;
  unit: string;
  default: number;
  min: number;
  max: number;
}
export interface NamedValue {
  id: string;
  expr: Expr;
}
export interface ParamRef {
  param: string;
}
/**
 * A fact about an input file: seconds, Hz, count.
 */
export interface ProbeRef {
  /**
   * The input's name.
   */
  probe: string;
  field: 'duration' | 'sampleRate' | 'channels';
}
/**
 * LUFS, dBTP, LU, seconds. Of a measurement of levels: rms and samplePeak in dBFS (a full-scale sine has an rms of -3), soundStart and soundEnd in seconds.
 */
export interface MeasureRef {
  measure: string;
  field: 'integrated' | 'truePeak' | 'range' | 'duration' | 'rms' | 'samplePeak' | 'soundStart' | 'soundEnd';
}
export interface ValueRef {
  value: string;
}
export interface SolveRef {
  solve: string;
}
/**
 * The sample rate in Hz that the whole graph of this job runs at.
 */
export interface JobRef {
  job: 'sampleRate';
}
/**
 * dB that the deliverable's check adds to the target (loudness) or takes from the ceiling (ceiling); 0 at first.
 */
export interface CorrectionRef {
  correction: 'loudness' | 'ceiling';
}
/**
 * `round` rounds to 0.01, `amplitude` turns dB into a linear factor, `if` takes condition, then, else.
 */
export interface Operation {
  op:
    | 'add'
    | 'sub'
    | 'mul'
    | 'div'
    | 'neg'
    | 'min'
    | 'max'
    | 'round'
    | 'ceil'
    | 'amplitude'
    | 'lt'
    | 'le'
    | 'eq'
    | 'ne'
    | 'gt'
    | 'and'
    | 'or'
    | 'not'
    | 'if';
  of: Expr[];
}
/**
 * One FFmpeg filter. Its id names the link that it feeds. Where `when` is 0 the signal passes it by.
 */
export interface FilterNode {
  id: string;
  filter: string;
  options: {
    [k: string]: OptionValue;
  };
  /**
   * @minItems 1
   */
  in: [string, ...string[]];
  when?: Expr;
}
/**
 * Where the linker converts the signal to the profile's channels and sample rate, so that the last loudness stage works on what will be delivered.
 */
export interface DeliverNode {
  id: string;
  deliver: StreamFormat;
  /**
   * @minItems 1
   * @maxItems 1
   */
  in: [string];
}
/**
 * What arrives here: channel count and sample rate in Hz.
 */
export interface StreamFormat {
  channels: Expr;
  sampleRate: Expr;
}
/**
 * A loudness measurement (ITU-R BS.1770, one channel read as dual mono) of a link; with `levels` one of its samples instead.
 */
export interface Measure {
  id: string;
  link: string;
  levels?: LevelsRequest;
}
/**
 * The link's sample rate in Hz, and the level in dBFS (a full-scale sine is 0) from which on 20 ms count as sound; without it all of them do.
 */
export interface LevelsRequest {
  sampleRate: Expr;
  threshold?: Expr;
}
/**
 * A gain in dB found by repetition: measure `link`, add what is missing to `target`, until within `tolerance`. Skipped, at its initial value, where `when` is 0.
 */
export interface Solve {
  id: string;
  initial: Expr;
  max?: Expr;
  when: Expr;
  link: string;
  target: Expr;
  tolerance: number;
  maxIterations: number;
}
/**
 * What the deliverable is held to, as decoded: LUFS, dBTP, LU, and the highest short-term loudness in LUFS. Without a tolerance the profile's codec decides. `gain` (dB), `limited` and `reduction` (the dB that limiting takes from the highest peak) tell the report how it was done; `lowered` is 1 where less gain than asked is accepted (when_hot: lower).
 */
export interface DeliveryPromise {
  integrated: Expr;
  ceiling?: Expr;
  tolerance?: Expr;
  shortTermMax?: Expr;
  gain: Expr;
  limited: Expr;
  reduction?: Expr;
  lowered?: Expr;
}
/**
 * What the deliverable is held to instead of a loudness, as decoded: an rms in dBFS within a tolerance in dB, the highest sample and the highest noise floor in dBFS. `gain`, `limited` and `reduction` are those of a promise.
 */
export interface LevelsPromise {
  rms: Expr;
  tolerance: Expr;
  samplePeak?: Expr;
  noiseFloor?: Expr;
  gain: Expr;
  limited: Expr;
  reduction?: Expr;
}
/**
 * The job ends with `qc/out_of_spec` and this reason where `when` is not 0.
 */
export interface Refusal {
  when: Expr;
  reason: string;
}
export interface PresetRequirements {
  ffmpeg: '5.1';
  filters: string[];
}
/**
 * Container, codec, rate and channels of a deliverable.
 */
export interface ProfileArtifact {
  kind: 'profile';
  format: 1;
  container: string;
  muxer: string;
  muxerOptions: StringOptions;
  /**
   * A muxer that carries the same codec packets through a pipe.
   */
  streamMuxer: string;
  extensions: string[];
  codec: string;
  encoder: string;
  encoderOptions: StringOptions;
  sampleFormat: string;
  /**
   * Hz, rising; empty where the encoder takes any.
   */
  sampleRates: number[];
  /**
   * Hz; absent where the source's is kept.
   */
  sampleRate?: number;
  /**
   * Absent where the preset's are kept.
   */
  channels?: 1 | 2;
  /**
   * The most that the codec and Lathe's conversions carry; more is mixed down to stereo.
   */
  maxChannels: number;
  lossless: boolean;
  /**
   * Samples of a codec frame; 1 for PCM.
   */
  frameSize: number;
  video: 'none' | 'copy';
  metadata: 'drop' | 'keep';
  requires: ProfileRequirements;
}
export interface StringOptions {
  [k: string]: string;
}
export interface ProfileRequirements {
  ffmpeg: '5.1';
  encoders: string[];
  muxers: string[];
}
