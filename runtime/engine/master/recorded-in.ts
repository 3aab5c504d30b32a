import { readTimeline, type TimelineJson } from '../measure/loudness-report.ts';
import type { Recorded } from './recorded.ts';
import type { InputReport, MasterReport } from './report.ts';

/** What is read of a report that was written as JSON; those of before measurements were kept have none. */
export interface WrittenReport extends Partial<Pick<MasterReport, 'measurements'>> {
  readonly inputs: Readonly<Record<string, WrittenInput>>;
}

interface WrittenInput extends Pick<InputReport, 'sha256'> {
  readonly loudness: { readonly timeline: TimelineJson };
}

/** What a report holds that a replay takes as given; undefined where it keeps no measurements. */
export function recordedIn({ inputs, measurements }: WrittenReport): Recorded | undefined {
  if (measurements === undefined) return undefined;
  const timelines = Object.entries(inputs).map(
    ([name, { loudness }]) => [name, readTimeline(loudness.timeline)] as const,
  );
  return { passes: measurements, timelines: Object.fromEntries(timelines) };
}
