import type { Job } from '../../client/index.ts';
import type { Colours } from '../terminal/colours.ts';
import { artifactText, spanText, stateText, tagsText, tookMs } from './words.ts';

interface Row {
  readonly job: Job | undefined;
  readonly cells: readonly string[];
}

const head: Row = { job: undefined, cells: ['STATE', 'ID', 'PRESET', 'AGE', 'TOOK', 'TAGS'] };

/** Jobs as a table, a line each. */
export function renderJobs(jobs: readonly Job[], colours: Colours, now: number): string {
  const rows = [head, ...jobs.map((job): Row => ({ job, cells: cellsOf(job, now) }))];
  const widths = head.cells.map((_, column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  return rows.map((row) => lineOf(row, widths, colours)).join('\n');
}

function cellsOf(job: Job, now: number): readonly string[] {
  const took = tookMs(job, now);
  const preset = job.kind === 'plan' ? `${artifactText(job.preset)} (plan)` : artifactText(job.preset);
  const more =
    job.externalId === undefined ? tagsText(job.tags) : [job.externalId, tagsText(job.tags)].filter(Boolean).join('  ');
  const age = spanText(now - Date.parse(job.createdAt));
  return [job.state, job.id, preset, age, took === undefined ? '-' : spanText(took), more];
}

function lineOf({ job, cells }: Row, widths: readonly number[], colours: Colours): string {
  const placed = cells.map((cell, column) => {
    const width = widths[column] ?? 0;
    if (column === 0 && job !== undefined) return stateText(job.state, colours, width);
    return column === 3 || column === 4 ? cell.padStart(width) : cell.padEnd(width);
  });
  const line = placed.join('  ').trimEnd();
  return job === undefined ? colours.bold(line) : line;
}
