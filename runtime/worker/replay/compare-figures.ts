import type { MasterReport } from '../../engine/master/report.ts';

/** What is compared of two reports, as a result holds them. */
export interface Figures {
  readonly ffmpeg: MasterReport['ffmpeg'];
  readonly inputs: Readonly<Record<string, { readonly loudness: Heard }>>;
  readonly output: { readonly sampleRate: number; readonly durationSeconds: number; readonly loudness: Heard };
  readonly gainDb?: number | undefined;
  readonly gainReductionDb: number;
  readonly corrections: number;
}

interface Heard {
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
}

/** Loudness and true peak that nobody can tell apart, in LU and dB. */
const TOLERANCE = 0.1;

/** Samples of the longest frame that an encoder rounds a length up to: AAC's. */
const FRAME_SAMPLES = 1024;

/**
 * Compares two masters by their figures.
 *
 * @returns whether loudness, true peak and length agree, and in words whatever is another: figures as first and now
 */
export function compareFigures(
  first: Figures,
  now: Figures,
): { readonly isEqual: boolean; readonly details: readonly string[] } {
  const [before, after] = [first.output, now.output];
  const isEqual =
    isNear(before.loudness.integratedLufs, after.loudness.integratedLufs) &&
    isNear(before.loudness.truePeakDbtp, after.loudness.truePeakDbtp) &&
    Math.abs(before.durationSeconds - after.durationSeconds) <= FRAME_SAMPLES / after.sampleRate;
  const compared: readonly (readonly [string, unknown, unknown])[] = [
    ['FFmpeg', first.ffmpeg.version, now.ffmpeg.version],
    ['the fingerprint of FFmpeg', first.ffmpeg.fingerprint, now.ffmpeg.fingerprint],
    ...Object.entries(now.inputs).flatMap(([name, input]) =>
      heard(`${name}, as measured,`, first.inputs[name]?.loudness, input.loudness),
    ),
    ['the gain in dB', first.gainDb, now.gainDb],
    ['the gain reduction in dB', first.gainReductionDb, now.gainReductionDb],
    ['the number of corrections', first.corrections, now.corrections],
    ...heard('the master', before.loudness, after.loudness),
    ['the length in seconds', before.durationSeconds, after.durationSeconds],
  ];
  return {
    isEqual,
    details: compared.flatMap(([what, was, is]) => (was === is ? [] : [`${what} was ${was}, and is ${is}`])),
  };
}

function heard(whose: string, was: Heard | undefined, is: Heard) {
  return [
    [`the loudness of ${whose} in LUFS`, was?.integratedLufs, is.integratedLufs],
    [`the true peak of ${whose} in dBTP`, was?.truePeakDbtp, is.truePeakDbtp],
  ] as const;
}

function isNear(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= TOLERANCE + 1e-9;
}
