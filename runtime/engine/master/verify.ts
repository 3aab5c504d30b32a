import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Probe } from '../probe/probe.ts';
import type { Rendered } from './render.ts';
import type { GainMode, Verdict } from './report.ts';
import type { MasterRequest } from './request.ts';

/** What the deliverable is held to, in numbers. */
export interface Target {
  readonly integratedLufs: number;
  /** LU */
  readonly toleranceLu: number;
  readonly ceilingDbtp: number | undefined;
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
export function targetOf({ preset, profile }: MasterRequest, facts: JobFacts): Target | undefined {
  const { promise, solves } = preset.artifact;
  if (promise === undefined) return undefined;
  const evaluate = createEvaluator(preset.artifact, facts);
  const optional = (expr: typeof promise.ceiling): number | undefined =>
    expr === undefined ? undefined : evaluate(expr);
  const gainDb = evaluate(promise.gain);
  const limited = evaluate(promise.limited) !== 0;
  const lowered = promise.lowered !== undefined && evaluate(promise.lowered) !== 0;
  const most = solves.at(-1)?.max;
  return {
    integratedLufs: evaluate(promise.integrated),
    toleranceLu: optional(promise.tolerance) ?? (profile.artifact.lossless ? tolerances.lossless : tolerances.lossy),
    ceilingDbtp: optional(promise.ceiling),
    gainDb,
    reductionDb: limited ? (optional(promise.reduction) ?? 0) : 0,
    mode: lowered ? 'lowered' : limited ? 'limited' : 'linear',
    exhausted: limited && most !== undefined && gainDb >= evaluate(most),
  };
}

/** The target held against what a decoder makes of the deliverable. */
export function verdictsOf(
  target: Target | undefined,
  rendered: Rendered,
  written: Probe,
  frameSize: number,
): readonly Verdict[] {
  return [...loudnessVerdicts(target, rendered), durationVerdict(rendered, written, frameSize)];
}

function loudnessVerdicts(target: Target | undefined, { loudness }: Rendered): readonly Verdict[] {
  if (target === undefined) return [];
  const { integratedLufs, toleranceLu, ceilingDbtp, mode } = target;
  const measured = loudness.integratedLufs;
  const off = measured === null ? Number.POSITIVE_INFINITY : Math.abs(measured - integratedLufs);
  const integrated: Verdict = {
    what: 'integrated loudness',
    expected: `${integratedLufs} LUFS ± ${toleranceLu} LU`,
    measured:
      measured === null ? 'none' : `${measured.toFixed(2)} LUFS${mode === 'lowered' ? ', lowered for the peaks' : ''}`,
    passed: off <= toleranceLu || mode === 'lowered',
  };
  return ceilingDbtp === undefined
    ? [integrated]
    : [integrated, peakVerdict(ceilingDbtp, loudness.truePeak?.peakDb ?? null)];
}

function peakVerdict(ceilingDbtp: number, peak: number | null): Verdict {
  return {
    what: 'true peak',
    expected: `at most ${ceilingDbtp} dBTP`,
    measured: peak === null ? 'none' : `${peak.toFixed(2)} dBTP`,
    passed: peak === null || peak <= ceilingDbtp,
  };
}

/** The written file lasts as long as what went into the encoder, within a frame of the codec. */
function durationVerdict(
  { samples, sampleRate, decodedSamples }: Rendered,
  written: Probe,
  frameSize: number,
): Verdict {
  const expected = samples / sampleRate;
  const declared = written.audio[0]?.durationSeconds ?? written.durationSeconds ?? 0;
  const frame = frameSize / sampleRate;
  const complete = decodedSamples >= samples - frameSize;
  return {
    what: 'duration',
    expected: `${expected.toFixed(3)} s`,
    measured: `${declared.toFixed(3)} s`,
    passed: complete && Math.abs(declared - expected) <= 2 * frame + 0.001,
  };
}
