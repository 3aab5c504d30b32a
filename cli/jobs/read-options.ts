import { InvalidArgumentError } from 'commander';
import { usage } from '../failure/usage-failure.ts';

/** Gathers an option that may be given several times. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Reads a whole number of at least one. */
export function readCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('it takes a whole number from 1.');
}

/**
 * Reads `name=value` pairs.
 *
 * @param option for the message, such as `--tag`
 * @throws UsageFailure `jobs/bad_pair`
 */
export function readPairs(given: readonly string[], option: string): Readonly<Record<string, string>> {
  const pairs = given.map((text): readonly [string, string] => {
    const mark = text.indexOf('=');
    if (mark < 1) throw usage('jobs/bad_pair', { option, text });
    return [text.slice(0, mark).trim(), text.slice(mark + 1).trim()];
  });
  return onceEach(pairs, option);
}

/**
 * Makes an object of pairs whose names are all different.
 *
 * @param option for the message, such as `--tag`
 * @throws UsageFailure `jobs/bad_pair`
 */
export function onceEach(
  pairs: readonly (readonly [string, string])[],
  option: string,
): Readonly<Record<string, string>> {
  const twice = pairs.find(([name], index) => pairs.findIndex(([other]) => other === name) !== index);
  if (twice !== undefined) throw usage('jobs/bad_pair', { option, text: twice.join('='), isTwice: true });
  return Object.fromEntries(pairs);
}
