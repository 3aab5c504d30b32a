import { availableParallelism } from 'node:os';
import { firstToNotice, gapOf, isHeard, type Outcome } from './outcome.ts';
import { type Holder, holders, isNoticed, type Verdict } from './verdict.ts';

/** The outcomes of faults of one kind. */
export interface OutcomeGroup {
  readonly title: string;
  readonly outcomes: readonly Outcome[];
}

/** docs/mutations.md */
export function mutationsDocument(groups: readonly OutcomeGroup[]): string {
  const all = groups.flatMap(({ outcomes }) => outcomes);
  return `${[head, summaryOf(all), ...groups.map(tableOf)].join('\n\n')}\n`;
}

const head = `<!-- Written by \`npm run mutate\`; do not edit. -->

# Does the golden check notice?

Faults that people make, planted one at a time in a copy of this repository. Each is put before all who could notice it, also
where another one has already:

| | holds |
|---|---|
| text | what every case compiles to, letter by letter; of all cases |
| FFmpeg | that it takes every graph without a warning |
| loudness | the figures of the masters of the test blocks, within their tolerances |
| samples | those masters, sample by sample |
| expected | that there is a master, and what the test blocks expect of it: what \`lathe golden update\` cannot make agree |
| tests | the tests of the harness, for faults in what judges |

The text notices nearly everything before anything runs, and says what it is. But texts can be accepted without being
understood, and of what judges and measures the text knows nothing. So each fault that can be heard is also put before those who
only listen, in the cases that are named for it: loudness, samples, or what is expected has to notice it without the text. A dash
is somebody who was asked and noticed nothing; an empty field is one who was not asked. A fault that goes unnoticed fails the run:
then a case is missing. The faults are data, in \`tools/mutate/faults/\`.

What is expected stays silent where the engine mends a fault by making the master again, which the samples note; and where a
meter errs, since master and judgement err alike: that is what the [standards' signals](conformance.md) are for.`;

function summaryOf(outcomes: readonly Outcome[]): string {
  const noticed = outcomes.filter((outcome) => gapOf(outcome) === undefined);
  const audible = outcomes.filter(({ fault }) => fault.heardIn !== undefined);
  const first = holders.flatMap((holder) => {
    const count = outcomes.filter((outcome) => firstToNotice(outcome) === holder).length;
    return count === 0 ? [] : [`${count} by ${names[holder]}`];
  });
  const countOf = (holder: Holder) => audible.filter(({ verdicts }) => isNoticed(verdicts[holder])).length;
  const seconds = outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0);
  return [
    `${noticed.length} of ${outcomes.length} faults are noticed; first ${first.join(', ')}.`,
    `Of ${audible.length} that can be heard, those who only listen notice ${audible.filter(isHeard).length}:`,
    `the samples ${countOf('samples')}, the loudness ${countOf('loudness')}, what is expected ${countOf('expectations')}.`,
    `Planting and asking took ${(seconds / 60).toFixed(0)} minutes on ${availableParallelism()} processors; before that, the copy without a fault passed all of it.`,
  ].join('\n');
}

const names: Readonly<Record<Holder, string>> = {
  text: 'the text',
  accepted: 'FFmpeg',
  loudness: 'the loudness',
  samples: 'the samples',
  expectations: 'what is expected',
  tests: 'the tests',
};

const columns: Readonly<Record<Holder, string>> = {
  ...names,
  text: 'text',
  accepted: 'FFmpeg',
  loudness: 'loudness',
  samples: 'samples',
  expectations: 'expected',
  tests: 'tests',
};

function tableOf({ title, outcomes }: OutcomeGroup): string {
  const asked = holders.filter((holder) => outcomes.some(({ verdicts }) => verdicts[holder].kind !== 'unasked'));
  const rows = outcomes.map((outcome) => {
    const verdicts = asked.map((holder) => verdictText(outcome.verdicts[holder]));
    return `| ${cell(outcome.fault.what)} | ${fileName(outcome)} | ${verdicts.join(' | ')} | ${saying(outcome)} |`;
  });
  return [
    `## ${title}`,
    '',
    `| fault | in | ${asked.map((holder) => columns[holder]).join(' | ')} | as it is told |`,
    `|---|---|${asked.map(() => '--:|').join('')}---|`,
    ...rows,
  ].join('\n');
}

function fileName({ fault }: Outcome): string {
  return cell(fault.file.split('/').at(-1) ?? '');
}

/** In how many cases or tests. */
function verdictText(verdict: Verdict): string {
  if (verdict.kind === 'unasked') return '';
  if (verdict.kind === 'same') return '-';
  return verdict.count === 0 ? 'stops' : String(verdict.count);
}

/** What tells an engineer most: what is not as expected, then figures, then the text. */
const telling: readonly Holder[] = ['expectations', 'loudness', 'tests', 'accepted', 'text', 'samples'];

const longestQuote = 120;

function saying(outcome: Outcome): string {
  const [said = ''] = telling.flatMap((holder) => {
    const verdict = outcome.verdicts[holder];
    return isNoticed(verdict) ? [verdict.said] : [];
  });
  if (said === '') return '**nothing**';
  const plain = said.replaceAll(/ @ 0x[0-9a-f]+/g, '').replaceAll(/\s+/g, ' '); // FFmpeg's addresses differ with every run
  const short = plain.length > longestQuote ? `${plain.slice(0, longestQuote - 1)}…` : plain;
  return `\`${cell(short.replaceAll('`', "'"))}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
