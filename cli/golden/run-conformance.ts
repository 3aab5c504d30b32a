import { conformanceCases, type Row, runConformance } from '../../golden/conformance/index.ts';
import { conformanceTables, level } from '../../golden/conformance/table.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { writeWhole } from '../library/write-file.ts';
import type { Colours } from '../terminal/colours.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { ConformanceOptions } from './conformance.ts';

/**
 * Puts the standards' signals through the meter, tells what it read, and sets the exit code: 1 where it misread one.
 *
 * @throws LatheFailure `ffmpeg/*`
 */
export async function runConformanceCases({ json, write }: ConformanceOptions): Promise<void> {
  const host = await openHost();
  if (process.stderr.isTTY) say(`metering ${conformanceCases.length} signals, which takes some ten seconds`);
  const rows = await runConformance(conformanceCases, host);
  if (write !== undefined) writeWhole(write, conformanceTables(rows));
  if (json) printJson({ ffmpeg: (await host.version()).text, rows });
  else print(renderRows(rows, coloursFor(process.stdout)));
  if (rows.some(({ passed }) => !passed)) process.exitCode = 1;
}

/** A line for each requirement, by standard, and how many are met. */
function renderRows(rows: readonly Row[], colours: Colours): string {
  const { bold, green, red } = colours;
  const standards = [...new Set(rows.map(({ standard }) => standard))];
  const blocks = standards.map((standard) => {
    const lines = rows.filter((row) => row.standard === standard).map((row) => renderRow(row, colours));
    return [bold(standard), ...lines].join('\n');
  });
  const met = rows.filter(({ passed }) => passed).length;
  const summary = `${met} of ${rows.length} requirements are met`;
  return [...blocks, met === rows.length ? green(summary) : red(summary)].join('\n\n');
}

function renderRow({ name, figure, expected, read, tolerance, passed }: Row, { green, red, dim }: Colours): string {
  const { above, below } = tolerance;
  const allowed = above === below ? `±${above}` : `+${above} -${below}`;
  const verdict = passed ? green('✔') : red('✘');
  const numbers = `${level(read).padStart(8)}  ${dim(`of ${level(expected).padStart(7)} ${allowed}`)}`;
  return ` ${verdict} ${name.padEnd(24)} ${figure.padEnd(28)} ${numbers}`;
}
