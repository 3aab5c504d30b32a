import type { Job } from '../../client/index.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import type { JobPlan } from '../../runtime/engine/plan/job-plan.ts';
import { failureText } from '../failure/failure-text.ts';
import { renderPlan } from '../plan/plan-table.ts';
import { renderReport } from '../run/report-table.ts';
import type { Colours } from '../terminal/colours.ts';

/**
 * How a job ended, for people: the report of a master, a plan, or what went wrong with what to do next.
 *
 * @param columns that a line of prose may take
 */
export function endingText(job: Job, colours: Colours, columns: number): string {
  if (job.state === 'COMPLETED') return completedText(job, colours, columns);
  return job.state === 'DEAD' ? deadText(job, colours) : cancelledText(job, colours);
}

function completedText({ outcome }: Job, colours: Colours, columns: number): string {
  const { report, plan, replay } = outcome ?? {};
  const parts = [
    // What the worker keeps are the engine's own documents; the API does not describe them any further.
    ...(report === undefined ? [] : [renderReport(report as unknown as MasterReport, colours)]),
    ...(plan === undefined ? [] : [renderPlan(plan as unknown as JobPlan, colours, columns)]),
    ...(replay === undefined ? [] : [verdictText(replay, colours)]),
  ];
  return parts.join('\n\n');
}

type Verdict = NonNullable<NonNullable<Job['outcome']>['replay']>;

const verdicts: Readonly<Record<Verdict['verdict'], string>> = {
  bit_exact: 'the same file, byte for byte',
  pcm_exact: 'another file with the same sound, sample for sample',
  loudness_equal: 'other samples of the same loudness and peaks',
  different: 'another master',
};

function verdictText({ of, verdict, details }: Verdict, { bold, green, yellow, dim }: Colours): string {
  const colour = verdict === 'different' ? yellow : green;
  return [
    ` ${bold(colour(verdict))}: ${verdicts[verdict]}, as against ${of}`,
    ...details.map((line) => `   ${dim(line)}`),
  ].join('\n');
}

function deadText({ id, attempt, reason = 'exhausted', error }: Job, colours: Colours): string {
  const attempts = attempt === 1 ? 'one attempt' : `${attempt} attempts`;
  return [
    ...(error === undefined ? [] : [failureText(error, colours), '']),
    `${colours.red('✖ DEAD')} after ${attempts}: ${reasons[reason]}`,
    `  lathe jobs logs ${id}`,
    ...(reason === 'non_retryable' ? [] : [`  lathe jobs retry ${id}`]),
  ].join('\n');
}

const reasons: Readonly<Record<NonNullable<Job['reason']>, string>> = {
  non_retryable: 'trying again changes nothing. Mend the cause and submit it anew; its log says more',
  exhausted: 'it was tried as often as is allowed. Its log says more, and retry takes it up again',
  poison: 'it failed alike on several workers, or took them down. Read its log before you retry it',
};

function cancelledText({ why }: Job, { yellow }: Colours): string {
  return `${yellow('✖ CANCELLED')}: ${why ?? 'no reason was given'}`;
}
