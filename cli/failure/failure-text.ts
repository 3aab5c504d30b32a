import type { Colours } from '../terminal/colours.ts';

interface Worded {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly stage?: string | undefined;
  readonly excerpt?: readonly string[] | undefined;
}

/** A failure as it is shown: its code, what happened, and what to do about it. */
export function failureText(
  { code, message, hint, stage, excerpt = [] }: Worded,
  { bold, red, blue, dim }: Colours,
): string {
  const note = (label: string, content: string): string => `   ${blue('=')} ${bold(`${label}:`.padEnd(5))} ${content}`;
  return [
    `${bold(red(`error[${code}]`))}${bold(`: ${message}`)}`,
    ...(stage === undefined ? [] : [note('stage', stage)]),
    ...excerpt.map((line) => `     ${dim(line)}`),
    note('hint', hint),
  ].join('\n');
}
