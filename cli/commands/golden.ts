import type { Command } from 'commander';
import { declareCheck } from '../golden/check.ts';
import { declareCompare } from '../golden/compare.ts';
import { declareConformance } from '../golden/conformance.ts';
import { declareReport } from '../golden/report.ts';
import { declareUpdate } from '../golden/update.ts';

const help = `
A case is a folder golden/cases/AREA/CASE with an input.preset; every preset of the project is a case by itself. What is
made of each is kept beside it, and reviewed like code.

Examples:
  lathe golden check
  lathe golden update operators/gain
  lathe golden compare --ffmpeg /usr/bin/ffmpeg --ffmpeg /opt/ffmpeg-8/bin/ffmpeg`;

/** Each declares itself; what it does is read only when it is called. */
const subcommands: readonly ((golden: Command) => void)[] = [
  declareCheck,
  declareUpdate,
  declareReport,
  declareCompare,
  declareConformance,
];

export function declare(command: Command): void {
  command.usage('COMMAND [options]').addHelpText('after', help);
  for (const declareSubcommand of subcommands) declareSubcommand(command);
}
