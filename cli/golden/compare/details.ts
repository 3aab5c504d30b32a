import type {
  AcceptedComparison,
  Answer,
  Comparison,
  LoudnessComparison,
  SamplesComparison,
} from '../../../golden/compare/comparison.ts';
import type { Colours } from '../../terminal/colours.ts';
import type { ComparisonStyle } from './comparison-run.ts';
import { answerLines, apartText, samplesLines, valueText } from './words.ts';

/** What differs, a section for each case; what neither build does is told too. */
export function renderDetails(comparisons: readonly Comparison[], style: ComparisonStyle): readonly string[] {
  const told = comparisons.filter(
    ({ verdict }) => verdict === 'beyond' || verdict === 'neither' || (style.isFull && verdict === 'within'),
  );
  const cases = [...Map.groupBy(told, (each) => each.case)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return cases.map(([name, own]) => renderCase(name, own, style));
}

function renderCase(name: string, own: readonly Comparison[], style: ComparisonStyle): string {
  const { bold } = style.colours;
  const things = [...Map.groupBy(own, headOf)].flatMap(([head, tiers]) => [
    `  ${head}`,
    ...tiers.flatMap((comparison) => withTier(comparison, linesOf(comparison, style), style)),
  ]);
  return [bold(name), ...things].join('\n');
}

/** What of its case a comparison is about. */
export function headOf(comparison: Comparison): string {
  if (comparison.tier === 'accepted') return comparison.what;
  return `"${comparison.what}", ${comparison.preset} as ${comparison.profile}`;
}

/** The tier before the first of its lines. */
function withTier({ tier }: Comparison, lines: readonly string[], { colours }: ComparisonStyle): readonly string[] {
  const width = 'loudness'.length + 2;
  return lines.map((line, index) => `    ${colours.dim((index === 0 ? tier : '').padEnd(width))}${line}`);
}

/** What differs, a line for each difference. */
export function linesOf(comparison: Comparison, style: ComparisonStyle): readonly string[] {
  switch (comparison.tier) {
    case 'accepted':
      return acceptedLines(comparison, style);
    case 'loudness':
      return [...failureLines(comparison, style.colours), ...loudnessLines(comparison, style)];
    case 'samples':
      return [...failureLines(comparison, style.colours), ...sampleLines(comparison, style.colours)];
  }
}

function acceptedLines({ answers, verdict }: AcceptedComparison, style: ComparisonStyle): readonly string[] {
  const { red, yellow } = style.colours;
  if (verdict === 'neither') return ['neither A nor B takes it:', ...tell(answers[1])].map((line) => yellow(line));
  return (['A', 'B'] as const).flatMap((letter, side) => {
    const answer = answers[side === 0 ? 0 : 1];
    const lines = tell(answer).map((line, index) => (index === 0 ? `${letter} ${line}` : `  ${line}`));
    return answer.kind === 'takes' ? lines : lines.map((line) => red(line));
  });

  function tell(answer: Answer): readonly string[] {
    return answerLines(answer, style.isFull);
  }
}

function failureLines(
  { failures: [a, b], verdict }: LoudnessComparison | SamplesComparison,
  { red, yellow }: Colours,
): readonly string[] {
  if (a === undefined && b === undefined) return [];
  if (verdict === 'neither') return [yellow(`neither A nor B makes a master: ${b ?? ''}`)];
  return [
    a === undefined ? 'A makes a master' : red(`A makes no master: ${a}`),
    b === undefined ? 'B makes a master' : red(`B makes no master: ${b}`),
  ];
}

function loudnessLines({ figures, expectations }: LoudnessComparison, style: ComparisonStyle): readonly string[] {
  const { red } = style.colours;
  const shown = figures.filter(({ verdict }) => verdict === 'beyond' || (style.isFull && verdict === 'within'));
  const turned = expectations.filter(({ passed: [a, b] }) => a !== b);
  return [
    ...shown.map((figure) => {
      const { label, where, values, unit, verdict } = figure;
      const [a, b] = values.map((value) => valueText(value, unit));
      const line = `${label}${where === undefined ? '' : ` ${where}`}: A ${a}, B ${b} (${apartText(figure)})`;
      return verdict === 'beyond' ? red(line) : line;
    }),
    ...turned.map(({ text, line, passed, measured }) => {
      const outcome = (side: 0 | 1) => `${passed[side] ? 'met' : 'missed'} by ${'AB'[side]} (${measured[side]})`;
      return red(`expect ${text}, line ${line}: ${outcome(0)}, ${outcome(1)}`);
    }),
  ];
}

function sampleLines(comparison: SamplesComparison, { red }: Colours): readonly string[] {
  const lines = samplesLines(comparison);
  return comparison.verdict === 'beyond' ? lines.map((line) => red(line)) : lines;
}
