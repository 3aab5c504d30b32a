import type { Command } from 'commander';
import { addGoldenOptions, type GoldenOptions } from './options.ts';

const help = `
Nothing else ever writes what is kept. It refuses to run where CI is set: what a machine accepts, nobody has read.

Examples:
  lathe golden update operators/gain
  lathe golden update && git diff golden/cases`;

/** Declares `lathe golden update`. */
export function declareUpdate(golden: Command): void {
  const command = golden
    .command('update')
    .summary('keep what is produced now')
    .description('Keep what is produced now, and remove what nothing produces.');
  addGoldenOptions(command)
    .addHelpText('after', help)
    .action(async (filter: string | undefined, options: GoldenOptions) => {
      const { runUpdate } = await import('./run-update.ts');
      await runUpdate(filter, options);
    });
}
