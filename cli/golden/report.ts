import type { Command } from 'commander';
import { addGoldenOptions, type ReportOptions, readCount } from './options.ts';

const help = `
The page needs nothing but a browser: no network, no other file. What is not as it was comes first, in the words of 'lathe
golden check'; then, for every test of a preset, what it was given and what comes of it, to be seen and heard.
It exits as 'lathe golden check' does: with 0, with 1 where something differs, and with 3 where it could not be asked.

Examples:
  lathe golden report
  lathe golden report dialogue_clean -o dialogue.html --sound 60
  lathe golden report --dir my/project --no-cache`;

/** Declares `lathe golden report`. */
export function declareReport(golden: Command): void {
  const command = golden
    .command('report')
    .summary('show on one page how presets do and sound')
    .description('Check, and show on one page what presets do, how they sound, and what is not as it was.');
  addGoldenOptions(command)
    .option('-o, --output <file>', 'where the page goes', 'golden-report.html')
    .option('--sound <seconds>', 'how much of each sound can be listened to; 0 for none', readCount, 20)
    .option('--at-least <count>', 'fail where there are fewer cases', readCount, 1)
    .addHelpText('after', help)
    .action(async (filter: string | undefined, options: ReportOptions) => {
      const { runReport } = await import('./run-report.ts');
      await runReport(filter, options);
    });
}
