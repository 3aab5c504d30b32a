import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { PresetArtifact, ProfileArtifact, Solve } from '../../../schemas/generated/artifact.ts';
import { hundredths } from '../measure/loudness-report.ts';
import { clippingVerdicts } from './clipping.ts';
import type { Rendered } from './render.ts';
import type { GainMode, LoudnessTarget, Verdict } from './report.ts';

/** What the deliverable is held to, and how it was sought. */
export interface Target extends LoudnessTarget {
  /** True of a programme without loudness, which takes the gain of its album and is held to none. */
  readonly soundless: boolean;
  readonly gainDb: number;
  /** What limiting takes from the highest peak. */
  readonly reductionDb: number;
  readonly mode: GainMode;
  /** True where the limiter may take no more, so that a loudness that was missed stays missed. */
  readonly exhausted: boolean;
}

/** LU; on lossless deliverables and on lossy ones. */
const tolerances = { lossless: 0.1, lossy: 0.2 };

/** The target that the preset promises; undefined where it promises none. */
export function targetOf(preset: PresetArtifact, profile: ProfileArtifact, facts: JobFacts): Target | undefined {
  const { promise } = preset;
  if (promise === undefined) return undefined;
  const evaluate = createEvaluator(preset, facts);
  const optional = (expr: typeof promise.ceiling): number | undefined =>
    expr === undefined ? undefined : evaluate(expr);
  const gainDb = evaluate(promise.gain);
  const limited = evaluate(promise.limited) !== 0;
  const lowered = promise.lowered !== undefined && evaluate(promise.lowered) !== 0;
  const most = optional(promisedSolve(preset)?.max);
  const asked = evaluate(promise.integrated);
  const expected = expectedLoudness(asked, facts);
  return {
    integratedLufs: expected ?? asked,
    soundless: expected === undefined,
    toleranceLu: optional(promise.tolerance) ?? (profile.lossless ? tolerances.lossless : tolerances.lossy),
    ceilingDbtp: optional(promise.ceiling),
    shortTermMaxLufs: optional(promise.shortTermMax),
    gainDb,
    reductionDb: limited ? (optional(promise.reduction) ?? 0) : 0,
    mode: lowered ? 'lowered' : limited ? 'limited' : 'linear',
    exhausted: limited && most !== undefined && gainDb >= most,
  };
}

/** LUFS to be reached: what the preset asks for; on an album as far from it as the programme lies from the album. */
export function expectedLoudness(asked: number, { album }: Pick<JobFacts, 'album'>): number | undefined {
  if (album === undefined) return asked;
  return album.offset === undefined ? undefined : asked + album.offset;
}

/** The solve that finds the promised gain; undefined where that needs none. */
export function promisedSolve({ promise, solves }: PresetArtifact): Solve | undefined {
  const gain = promise?.gain;
  return typeof gain === 'object' && 'solve' in gain ? solves.find(({ id }) => id === gain.solve) : undefined;
}

/** The target held against what a decoder makes of the deliverable. */
export function verdictsOf(target: Target | undefined, rendered: Rendered, frameSize: number): readonly Verdict[] {
  const { integratedLufs, truePeak, maxShortTermLufs } = rendered.loudness;
  return [
    ...(target === undefined || target.soundless ? [] : [loudnessVerdict(target, integratedLufs)]),
    ...(target?.ceilingDbtp === undefined ? [] : [peakVerdict(target.ceilingDbtp, truePeak?.peakDb ?? null)]),
    ...(target?.shortTermMaxLufs === undefined ? [] : [shortTermVerdict(target.shortTermMaxLufs, maxShortTermLufs)]),
    ...clippingVerdicts(rendered.encodedPeakDb),
    durationVerdict(rendered, frameSize),
  ];
}

function loudnessVerdict({ integratedLufs, toleranceLu, mode }: Target, measured: number | null): Verdict {
  const note = mode === 'lowered' ? ', lowered for the peaks' : '';
  return {
    what: 'integrated loudness',
    expected: `${hundredths(integratedLufs)} LUFS ± ${toleranceLu} LU`,
    measured: measured === null ? 'none' : `${measured.toFixed(2)} LUFS${note}`,
    passed: mode === 'lowered' || (measured !== null && Math.abs(measured - integratedLufs) <= toleranceLu),
  };
}

function peakVerdict(ceilingDbtp: number, peak: number | null): Verdict {
  return {
    what: 'true peak',
    expected: `at most ${ceilingDbtp} dBTP`,
    measured: peak === null ? 'none' : `${peak.toFixed(2)} dBTP`,
    passed: peak === null || peak <= ceilingDbtp,
  };
}

/** Under three seconds there is no short-term loudness, and nothing to hold it to. */
function shortTermVerdict(mostLufs: number, measured: number | null): Verdict {
  return {
    what: 'short-term loudness',
    expected: `at most ${mostLufs} LUFS`,
    measured: measured === null ? 'none' : `${measured.toFixed(2)} LUFS`,
    passed: measured === null || measured <= mostLufs,
  };
}

/** Containers round their figures to a millisecond, or to less. */
const roundingSeconds = 0.001;

/**
 * The deliverable lasts as long as what went into the encoder. What counts is what comes out of a decoder; a tail after the
 * end is the codec's own. The container's figure must agree, where MP3's and Ogg's count in what
 * the codec puts before and after.
 */
function durationVerdict(rendered: Rendered, frameSize: number): Verdict {
  const { samples, decodedSamples, sampleRate, priming, tail, written } = rendered;
  const expected = samples / sampleRate;
  const frame = frameSize / sampleRate;
  const declared = written.audio[0]?.durationSeconds ?? written.durationSeconds ?? 0;
  const isDeclared =
    declared > expected - frame - roundingSeconds &&
    declared < expected + (tail + priming) / sampleRate + roundingSeconds;
  const surplus = decodedSamples - samples;
  const decoded = (surplus > 0 && surplus <= tail ? samples : decodedSamples) / sampleRate;
  return {
    what: 'duration',
    expected: `${expected.toFixed(3)} s ± ${frame.toFixed(3)} s`,
    measured: isDeclared ? `${decoded.toFixed(3)} s` : `${decoded.toFixed(3)} s, declared as ${declared.toFixed(3)} s`,
    passed: isDeclared && surplus >= -frameSize && surplus <= tail,
  };
}
