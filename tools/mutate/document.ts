import type { Fault } from './fault.ts';
import type { Verdict } from './hold.ts';

/** What became of a fault. */
export interface Outcome {
  readonly group: string;
  readonly fault: Fault;
  /** The tier that noticed it first; undefined where none did. */
  readonly tier: string | undefined;
  readonly verdict: Verdict;
}

/** docs/mutations.md */
export function mutationsDocument(outcomes: readonly Outcome[], tiers: readonly string[]): string {
  const caught = outcomes.filter(({ tier }) => tier !== undefined).length;
  const groups = [...new Set(outcomes.map(({ group }) => group))];
  const byTier = tiers.map((tier) => `${outcomes.filter((outcome) => outcome.tier === tier).length} by ${tier}`);
  const summary = `${caught} of ${outcomes.length} faults are noticed: ${byTier.join(', ')}.`;
  const tables = groups.map((group) =>
    tableOf(
      group,
      outcomes.filter((outcome) => outcome.group === group),
    ),
  );
  return `${[head, summary, ...tables].join('\n\n')}\n`;
}

const head = `<!-- Written by \`npm run mutate\`; do not edit. -->

# Does the golden check notice?

Faults that people make, planted one at a time in a copy of this repository, and the tier of \`lathe golden check\` that notices
each first: the text of what every case compiles to, FFmpeg itself, the loudness of the test blocks, or their samples. A fault
that none notices fails the run: then a case is missing. The faults are data, in \`tools/mutate/faults/\`.`;

function tableOf(group: string, outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ fault, tier, verdict }) => {
    const [cases, said] = verdict.kind === 'same' ? ['', ''] : [String(verdict.cases), inline(verdict.said)];
    return `| ${cell(fault.what)} | ${cell(fault.file.split('/').at(-1) ?? '')} | ${tier ?? '**none**'} | ${cases} | ${said} |`;
  });
  return [
    `## ${group}`,
    '',
    '| fault | in | noticed by | cases | what it says first |',
    '|---|---|---|--:|---|',
    ...rows,
  ].join('\n');
}

const longestQuote = 110;

function inline(text: string): string {
  const short = text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
  return `\`${cell(short.replaceAll('`', "'"))}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
