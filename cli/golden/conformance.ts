import type { Command } from 'commander';

/** What `lathe golden conformance` can be told. */
export interface ConformanceOptions {
  readonly json?: true;
  readonly write?: string;
}

const help = `
The signals are made from the standards' tables, and metered as 'lathe measure' does. Exits with 1 where one is misread.

Examples:
  lathe golden conformance
  lathe golden conformance --write conformance.md
  LATHE_FFMPEG=/opt/ffmpeg-7/bin/ffmpeg lathe golden conformance`;

/** Declares `lathe golden conformance`. */
export function declareConformance(golden: Command): void {
  golden
    .command('conformance')
    .summary("put the standards' signals through the meter")
    .description('Put the signals of EBU Tech 3341 and 3342 and of ITU-R BS.2217 through the meter.')
    .option('--write <file>', 'write the tables as Markdown')
    .option('--json', 'print the readings as JSON')
    .addHelpText('after', help)
    .action(async (options: ConformanceOptions) => {
      const { runConformanceCases } = await import('./run-conformance.ts');
      await runConformanceCases(options);
    });
}
