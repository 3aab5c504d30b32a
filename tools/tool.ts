import { Command, InvalidArgumentError } from 'commander';

const USAGE = 2;

/**
 * A command of `npm run`, which its options are added to. It knows `--help`, and refuses what it does not know.
 *
 * @param script its name in package.json
 * @param says what it does, and how it ends
 * @param examples what one may type after `npm run`, one to a line
 */
export function tool(script: string, says: string, ...examples: readonly string[]): Command {
  const lines = examples.map((example) => `  npm run ${example}`).join('\n');
  return new Command(`npm run ${script} --`)
    .usage('[options]')
    .description(says.replaceAll('\n', ' '))
    .addHelpText('after', `\nExamples:\n${lines}`)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE));
}

/** Reads a whole number from 0 on. */
export function wholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a whole number.');
}

/** Reads a whole number from 1 on. */
export function count(text: string): number {
  const number = wholeNumber(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('It takes a whole number from 1 on.');
}

/** A seed that nobody chose. */
export function anySeed(): number {
  return Math.trunc(Math.random() * 2 ** 31);
}
