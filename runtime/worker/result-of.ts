import type { CompletedResult, ReplayVerdict, StoredFile } from '../../schemas/generated/job.ts';
import type { MasterReport } from '../engine/master/report.ts';
import type { JobPlan } from '../engine/plan/job-plan.ts';
import { shownUri } from '../storage/uri/shown-uri.ts';
import type { Attempt } from './attempt.ts';
import type { Made } from './run-engine.ts';

/** What was made beside the engine's own words. */
export interface Beside {
  readonly output: StoredFile | undefined;
  readonly replay: ReplayVerdict | undefined;
}

/** The result that an attempt puts forward. */
export function resultOf(attempt: Attempt, made: Made, { output, replay }: Beside): CompletedResult {
  const { id, round, attempt: number, worker } = attempt.start;
  return {
    format: 1,
    id,
    round,
    state: 'COMPLETED',
    endedAt: new Date().toISOString(),
    attempt: number,
    worker,
    ...(output === undefined ? {} : { output }),
    ...(made.kind === 'plan' ? { plan: shownPlan(attempt, made.plan) } : shownMaster(attempt, made)),
    ...(replay === undefined ? {} : { replay }),
  };
}

function shownMaster(attempt: Attempt, { report, extension }: Extract<Made, { kind: 'master' }>) {
  const destination = destinationOf(attempt, extension);
  return { destination, report: shownReport(attempt, report, destination) };
}

/** Where the master goes. */
function destinationOf({ request, around, claim }: Attempt, extension: string): string {
  return request.destination ?? `${around.outputsBase}/${claim.id}.${extension}`;
}

/**
 * The report for readers elsewhere: files by their URIs, and without the loudness over time and the measurements to their last
 * digit, which are long and stand in the attempt's own `report.json`.
 */
function shownReport(attempt: Attempt, { measurements: _, ...report }: MasterReport, destination: string) {
  const inputs = Object.entries(report.inputs).map(([name, input]) => [
    name,
    { ...input, path: inputUri(attempt, name), loudness: withoutTimeline(input.loudness) },
  ]);
  const output = { ...report.output, path: shownUri(destination), loudness: withoutTimeline(report.output.loudness) };
  return { ...report, inputs: Object.fromEntries(inputs), output };
}

function withoutTimeline({ timeline: _, ...figures }: MasterReport['output']['loudness']) {
  return figures;
}

/** A plan says nothing of how fast this machine is to those who compare plans, yet tells it. */
function shownPlan(attempt: Attempt, plan: JobPlan) {
  const inputs = Object.entries(plan.inputs).map(([name, input]) => [
    name,
    { ...input, path: inputUri(attempt, name) },
  ]);
  return { ...plan, inputs: Object.fromEntries(inputs) };
}

function inputUri({ request }: Attempt, name: string): string {
  return shownUri(request.inputs[name]?.uri ?? name);
}
