import type { JobProgress } from '../../schemas/generated/job.ts';
import type { Attempt } from './attempt.ts';

/** Makes what tells of a stage's progress: to the job's clock, to whoever follows it, and, where a step begins or ends, to its log. */
export function progressOf(
  { around, claim, start, clock, log }: Attempt,
  stage: JobProgress['stage'],
): (detail: string, fraction: number, speed?: number) => void {
  let told = '';
  return (detail, fraction, speed) => {
    if (clock.stage !== stage) clock.enter(stage);
    const { attempt } = start;
    around.feed.progress(claim.id, { attempt, stage, detail, fraction, ...(speed === undefined ? {} : { speed }) });
    if (detail !== told) log.info(detail, { stage });
    told = detail;
  };
}
