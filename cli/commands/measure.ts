import { type Command, Option } from 'commander';
import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';
import type { StreamChoice } from '../../runtime/engine/probe/probe.ts';
import { describeFailure } from '../../runtime/failure/failure.ts';
import { endingOf } from '../failure/render.ts';
import { usage } from '../failure/usage-failure.ts';
import { checkWritable, writeWhole } from '../library/write-file.ts';
import { curveAsCsv } from '../measure/curve-csv.ts';
import type { Outcome } from '../measure/measure-files.ts';
import { type ProgressView, silentView } from '../run/progress-view.ts';
import { readStreamChoice } from '../run/read-streams.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';

const help = `
Loudness is integrated over the programme (ITU-R BS.1770, EBU R 128), with the loudness range (EBU Tech 3342), the highest
momentary and short-term loudness (EBU Tech 3341), true and sample peaks. One channel is measured as dual mono.
Of several audio streams in a file it is the one marked as default, else the first; --stream names another.

Examples:
  lathe measure talk.wav
  lathe measure film.mkv --stream lang:eng --json
  lathe measure album/*.flac
  lathe measure talk.wav --curve > talk.csv
  lathe measure talk.wav --plot talk.svg`;

interface Options {
  readonly stream?: string;
  readonly json?: true;
  readonly curve?: true;
  readonly plot?: string;
  readonly reproducible?: true;
}

export function declare(command: Command): void {
  command
    .argument('<files...>', 'media files; of a video, its sound')
    .option('--stream <stream>', 'an audio stream: its number from 0, or lang:eng')
    .addOption(new Option('--json', 'print the report as JSON, and no progress').conflicts('curve'))
    .option('--curve', 'print momentary and short-term loudness ten times a second, as CSV')
    .option('--plot <file.svg>', 'draw the loudness curve there')
    .option('--reproducible', 'the same figures on every machine, at some cost in speed')
    .addHelpText('after', help)
    .action(measure);
}

async function measure(files: readonly string[], options: Options): Promise<void> {
  checkOptions(files, options);
  const { measureFiles } = await import('../measure/measure-files.ts'); // not for a command line that is wrong
  const stream: StreamChoice = options.stream === undefined ? { by: 'default' } : readStreamChoice(options.stream);
  const cpuMode = options.reproducible ? 'reproducible' : 'fast';
  const outcomes = await measureFiles({ files, stream, cpuMode }, await viewFactory(options));
  const measured = outcomes.flatMap((outcome) => ('measurement' in outcome ? [outcome.measurement] : []));
  if (options.plot !== undefined) await plot(measured, options.plot);
  if (options.json) printJson(asJson(outcomes));
  else if (options.curve) print(measured.map(curveAsCsv).join(''));
  else await printTable(measured, options.plot);
  reportFailures(outcomes);
}

/** Curves are of one file each, and a picture never replaces what was measured. */
function checkOptions(files: readonly string[], { curve, plot: picture }: Options): void {
  const single = curve ? '--curve' : picture === undefined ? undefined : '--plot';
  const problem =
    single !== undefined && files.length > 1
      ? `${single} takes one file, not ${files.length}`
      : picture !== undefined && !picture.toLowerCase().endsWith('.svg')
        ? `the picture is an SVG: end the name '${picture}' in .svg`
        : undefined;
  if (problem !== undefined) throw usage('usage/arguments', { message: problem, command: 'measure' });
  if (picture !== undefined) checkWritable(picture);
}

/** Makes the view of one file's progress. */
async function viewFactory({ json, curve }: Options): Promise<() => ProgressView> {
  if (json || curve) return () => silentView;
  if (!process.stderr.isTTY) return () => silentView;
  const { createTaskView } = await import('../run/task-view.ts');
  return () => createTaskView(coloursFor(process.stderr));
}

async function plot(measured: readonly FileMeasurement[], path: string): Promise<void> {
  const [measurement] = measured;
  if (measurement === undefined) return;
  const { drawMeasurement } = await import('../measure/draw-measurement.ts');
  writeWhole(path, drawMeasurement(measurement));
}

async function printTable(measured: readonly FileMeasurement[], picture: string | undefined): Promise<void> {
  const colours = coloursFor(process.stdout);
  const { renderMeasurement } = await import('../measure/one-file-table.ts');
  const { renderMeasurements } = await import('../measure/several-files-table.ts');
  const [only, ...others] = measured;
  if (only !== undefined && others.length === 0) print(renderMeasurement(only, colours));
  else if (only !== undefined) print(renderMeasurements(measured, colours));
  if (picture !== undefined) print(`\n ${colours.bold(picture)}`);
}

/** One file as it is; several in a list, with the error of those that could not be measured. */
function asJson(outcomes: readonly Outcome[]): unknown {
  const all = outcomes.map((outcome) =>
    'measurement' in outcome ? outcome.measurement : { path: outcome.path, error: describeFailure(outcome.failure) },
  );
  return all.length === 1 ? all[0] : all;
}

function reportFailures(outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes) {
    if ('measurement' in outcome) continue;
    const { text, exitCode } = endingOf(outcome.failure, coloursFor(process.stderr));
    say(text);
    process.exitCode = exitCode;
  }
}
