import type { AttemptEnd, FailureDescription } from '../../schemas/generated/job.ts';
import type { Observation } from '../jobs/job-feed.ts';
import type { Attempt } from './attempt.ts';

/** The figures of an attempt, for the metrics that `runtime/telemetry` lists. */
export function observeAttempt(
  { request, notes, clock }: Attempt,
  outcome: AttemptEnd['outcome'],
  error: FailureDescription | undefined,
): readonly Observation[] {
  const preset = { preset: request.preset.hash };
  const job = { ...preset, profile: request.profile.hash, outcome };
  const bytesIn = Object.values(notes.inputs).reduce((sum, { bytes }) => sum + bytes, 0);
  const { cpuSeconds, mediaSeconds, loudnessErrorLu, truePeakMarginDb } = notes;
  return [
    { metric: 'lathe_job_duration_seconds', labels: job, value: clock.elapsedSeconds },
    ...Object.entries(clock.seconds()).map(([stage, value]) => ({
      metric: 'lathe_stage_duration_seconds',
      labels: { stage },
      value,
    })),
    { metric: 'lathe_job_cpu_seconds_total', labels: preset, value: cpuSeconds },
    ...(mediaSeconds === undefined || mediaSeconds <= 0
      ? []
      : [{ metric: 'lathe_cpu_seconds_per_media_minute', labels: preset, value: (cpuSeconds / mediaSeconds) * 60 }]),
    { metric: 'lathe_bytes_in_total', labels: {}, value: bytesIn },
    { metric: 'lathe_bytes_out_total', labels: {}, value: notes.bytesOut },
    { metric: 'lathe_attempts_total', labels: { outcome }, value: 1 },
    ...(error === undefined
      ? []
      : [{ metric: 'lathe_failures_total', labels: { code: error.code, class: error.class }, value: 1 }]),
    ...figure('lathe_loudness_error_lu', preset, loudnessErrorLu),
    ...figure('lathe_true_peak_margin_db', preset, truePeakMarginDb),
  ];
}

function figure(metric: string, labels: Observation['labels'], value: number | undefined): readonly Observation[] {
  return value === undefined ? [] : [{ metric, labels, value }];
}
