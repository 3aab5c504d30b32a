import type { AttemptEnd } from '../../schemas/generated/job.ts';
import type { Observation } from '../jobs/job-feed.ts';
import { observe } from '../telemetry/observe.ts';
import type { Attempt } from './attempt.ts';

/** The figures of an attempt, for the metrics that workers count. */
export function observeAttempt(
  { request, notes, clock }: Attempt,
  outcome: AttemptEnd['outcome'],
): readonly Observation[] {
  const preset = { preset_hash: request.preset.hash };
  const bytesIn = Object.values(notes.inputs).reduce((sum, { bytes }) => sum + bytes, 0);
  const { cpuSeconds, mediaSeconds = 0, loudnessErrorLu, truePeakMarginDb } = notes;
  const perMinute = mediaSeconds > 0 ? (cpuSeconds / mediaSeconds) * 60 : undefined;
  return [
    observe('lathe_attempt_duration_seconds', { kind: request.kind, outcome }, clock.elapsedSeconds),
    ...Object.entries(clock.seconds()).map(([stage, value]) =>
      observe('lathe_stage_duration_seconds', { stage }, value),
    ),
    observe('lathe_cpu_seconds_total', {}, cpuSeconds),
    observe('lathe_bytes_total', { direction: 'in' }, bytesIn),
    observe('lathe_bytes_total', { direction: 'out' }, notes.bytesOut),
    ...known(perMinute, (value) => observe('lathe_cpu_seconds_per_media_minute', preset, value)),
    ...known(loudnessErrorLu, (value) => observe('lathe_loudness_error_lu', preset, value)),
    ...known(truePeakMarginDb, (value) => observe('lathe_true_peak_margin_db', preset, value)),
  ];
}

function known(value: number | undefined, of: (value: number) => Observation): readonly Observation[] {
  return value === undefined ? [] : [of(value)];
}
