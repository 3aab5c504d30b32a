import { laws } from '../../golden/properties/laws.ts';
import type { AcceptedOutcome } from '../../golden/properties/run-accepted.ts';
import type { EscapingOutcome } from '../../golden/properties/run-escaping.ts';
import type { LawsOutcome } from '../../golden/properties/run-laws.ts';

/** An outcome and how long it took. */
export interface Timed<Outcome> {
  readonly outcome: Outcome;
  readonly seconds: number;
}

/** What a run of `npm run properties` has to tell. */
export interface PropertiesRun {
  readonly command: string;
  readonly ffmpegVersion: string;
  readonly laws: Timed<LawsOutcome>;
  readonly accepted: Timed<AcceptedOutcome>;
  readonly escaping: Timed<EscapingOutcome>;
}

/** docs/properties.md */
export function propertiesDocument(run: PropertiesRun): string {
  return [head, '## The latest long run', '', ...resultLines(run), '', ...exercisedLines(run.laws.outcome), ''].join(
    '\n',
  );
}

const head = `<!-- Written by \`npm run properties -- --write\`; do not edit. -->

# Properties

What holds for every preset, tried on generated ones: \`golden/properties/\` writes programs with every operator and argument,
params, lets, chains of their own and imported ones, several streams, and a profile beside each.

| holds | tried on |
|---|---|
${laws.map(({ name }) => `| ${name} | every program |`).join('\n')}
| FFmpeg takes every graph of a job: parses it, configures it, and runs it to its end without an error | a sample of the programs |
| escaping survives: FFmpeg reads every string back as it was | strings of any characters |

\`npm test\` tries 1,000 programs, 200 through FFmpeg, and 2,000 strings, always the same ones. \`npm run properties -- --programs N\`
tries others: it prints its seed, and \`--seed\` repeats it. What breaks a law is made as small as it can be before it is shown.
A program that an operator refuses (a duck under nothing that can be heard) is no preset, and is not counted.
`;

function resultLines({ command, ffmpegVersion, laws: held, accepted, escaping }: PropertiesRun): readonly string[] {
  const { outcome } = held;
  return [
    `\`${command}\`, seed ${outcome.seed}, FFmpeg ${ffmpegVersion}`,
    '',
    '| | tried | seconds | verdict |',
    '|---|--:|--:|---|',
    row(`programs held to ${laws.length} laws`, outcome.programs, held),
    row(`programs through FFmpeg, ${count(accepted.outcome.graphs)} graphs`, accepted.outcome.programs, accepted),
    row('strings through FFmpeg', escaping.outcome.strings, escaping),
    '',
    `Besides, ${count(outcome.refused)} programs were refused by operators, and ${count(accepted.outcome.refused)} of the jobs by their presets.`,
  ];
}

function row(
  what: string,
  tried: number,
  { outcome, seconds }: Timed<{ readonly broken: string | undefined }>,
): string {
  return `| ${what} | ${count(tried)} | ${seconds.toFixed(0)} | ${outcome.broken === undefined ? 'all hold' : '**broken**'} |`;
}

function exercisedLines({ exercised }: LawsOutcome): readonly string[] {
  const parts = [...exercised].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return [
    '| part of the language | programs with it |',
    '|---|--:|',
    ...parts.map(([part, n]) => `| ${part} | ${count(n)} |`),
  ];
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
