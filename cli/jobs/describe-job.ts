import type { Job, JobArtifact, Webhook } from '../../client/index.ts';
import { isOver } from '../../client/index.ts';
import { bytesText } from '../plan/bytes-text.ts';
import type { Colours } from '../terminal/colours.ts';
import { endingText } from './ending-text.ts';
import { artifactText, spanText, stateText, tagsText, timeText, tookMs } from './words.ts';

/** All that is known of a job. */
export interface KnownJob {
  readonly job: Job;
  readonly artifacts: readonly JobArtifact[];
  readonly webhooks: readonly Webhook[];
}

/**
 * A job for people: what was asked for, how it stands, what it left behind, and how it ended.
 *
 * @param columns that a line of prose may take
 */
export function describeJob({ job, artifacts, webhooks }: KnownJob, colours: Colours, columns: number): string {
  const { bold } = colours;
  const sections = [
    [`${bold(job.id)}  ${stateText(job.state, colours)}${job.kind === 'plan' ? '  (a plan)' : ''}`],
    rows([...asked(job), ...stands(job, Date.now())], colours),
    section('Files', artifacts.map(fileCells), colours),
    section('Webhooks', webhooks.map(webhookCells), colours),
    isOver(job) ? [bold('Ending'), endingText(job, colours, columns)] : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

type Cells = readonly string[];

function asked(job: Job): readonly Cells[] {
  const {
    preset,
    profile,
    inputs,
    params,
    destination,
    tags,
    externalId,
    priority,
    verbose,
    reproducible,
    replayOf,
    measure,
  } = job;
  const settings = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  const flags = [...(verbose ? ['verbose'] : []), ...(reproducible ? ['reproducible'] : [])];
  return [
    ['preset', artifactText(preset), preset.hash],
    ['profile', artifactText(profile), profile.hash],
    ...Object.entries(inputs).map(([name, { uri, bytes, stream }]) => [
      `input ${name}`,
      stream === undefined ? uri : `${uri}, stream ${stream}`,
      bytesText(bytes),
    ]),
    ...optional('params', settings.length === 0 ? undefined : settings.join(', ')),
    ...optional('to', destination),
    ...optional('tags', Object.keys(tags).length === 0 ? undefined : tagsText(tags)),
    ...optional('external id', externalId),
    ...optional('replay of', replayOf && (measure === 'anew' ? `${replayOf}, measured anew` : replayOf)),
    ['priority', String(priority)],
    ...optional('options', flags.length === 0 ? undefined : flags.join(', ')),
  ];
}

function stands(job: Job, now: number): readonly Cells[] {
  const { createdAt, submittedBy, startedAt, endedAt, error, nextAttemptAt } = job;
  const { attempt, round, worker, progress, traceId } = job;
  const took = tookMs(job, now);
  const by = submittedBy === undefined ? '' : `, by ${submittedBy}`;
  const on = worker === undefined ? '' : ` on ${worker}`;
  return [
    ['submitted', `${timeText(createdAt)}, ${spanText(now - Date.parse(createdAt))} ago${by}`],
    ...optional('started', startedAt && timeText(startedAt)),
    ...optional('ended', endedAt && timeText(endedAt)),
    ...optional('took', took === undefined ? undefined : spanText(took)),
    ...optional('failed', error && !isOver(job) ? `${error.code}: ${error.message}` : undefined),
    ...optional('tried again', nextAttemptAt && timeText(nextAttemptAt)),
    ['attempt', attempt === 0 ? 'none yet' : `${attempt}${on}${round > 1 ? `, in round ${round}` : ''}`],
    ...optional('stage', progress && `${progress.stage}: ${progress.detail}, ${Math.round(progress.fraction * 100)} %`),
    ['trace', traceId],
  ];
}

function optional(name: string, text: string | undefined): readonly Cells[] {
  return text === undefined ? [] : [[name, text]];
}

function fileCells({ name, bytes, sha256 }: JobArtifact): Cells {
  return [name, bytesText(bytes), sha256 === undefined ? '' : `sha256:${sha256.slice(0, 12)}…`];
}

function webhookCells({ type, state, attempts, url, lastStatus, lastError }: Webhook): Cells {
  const answered = lastStatus === undefined ? (lastError ?? '') : `answered ${lastStatus}`;
  return [state, type, url, `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`, answered];
}

function section(title: string, cells: readonly Cells[], colours: Colours): readonly string[] {
  return cells.length === 0 ? [] : [colours.bold(title), ...rows(cells, colours, false)];
}

/** The first cell is a name, those from the third on are beside the point. */
function rows(table: readonly Cells[], { dim }: Colours, isNamed = true): readonly string[] {
  const width = (column: number): number => Math.max(...table.map((cells) => cells[column]?.length ?? 0));
  return table.map((cells) => {
    const placed = cells.map((cell, column) => {
      const text = column === cells.length - 1 ? cell : cell.padEnd(Math.min(60, width(column)));
      return column > 1 || (isNamed && column === 0) ? dim(text) : text;
    });
    return `  ${placed.join('  ')}`.trimEnd();
  });
}
