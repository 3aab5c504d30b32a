import type { Command } from 'commander';
import { addGoldenOptions, type CheckOptions, readCount } from './options.ts';

const help = `
It exits with 0 where everything is as it was, with 1 where something differs, and with 3 where it could not be asked.

Examples:
  lathe golden check
  lathe golden check planner --tier text
  lathe golden check --dir my/project --junit golden.xml`;

/** Declares `lathe golden check`. */
export function declareCheck(golden: Command): void {
  const command = golden
    .command('check')
    .summary('hold every preset to what is kept of it')
    .description('Hold every preset to what is kept of it.');
  addGoldenOptions(command)
    .option('--full', 'show every file that differs, also where another one says why')
    .option('--junit <file>', 'write the outcome for CI systems')
    .option('--at-least <count>', 'fail where there are fewer cases', readCount, 1)
    .addHelpText('after', help)
    .action(async (filter: string | undefined, options: CheckOptions) => {
      const { runCheck } = await import('./run-check.ts');
      await runCheck(filter, options);
    });
}
