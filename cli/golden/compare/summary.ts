import { counted } from '../../../compiler/print/wording.ts';
import { figureNames, unitOfDifference } from '../../../golden/blocks/tolerances.ts';
import type {
  AcceptedComparison,
  Answer,
  Comparability,
  Comparison,
  FigureComparison,
  LoudnessComparison,
  SamplesComparison,
} from '../../../golden/compare/comparison.ts';
import { figureColumns } from '../../run/figure-columns.ts';
import type { Colours } from '../../terminal/colours.ts';
import { levelText } from './words.ts';

const answers: readonly (readonly [Answer['kind'], string])[] = [
  ['takes', 'takes every graph'],
  ['warns', 'warns'],
  ['refuses', 'refuses one'],
  ['lacks', 'lacks what is needed'],
];

/** How many presets with a profile each build takes. */
export function renderAccepted(comparisons: readonly Comparison[], colours: Colours): readonly string[] {
  const own = comparisons.filter((each): each is AcceptedComparison => each.tier === 'accepted');
  const head = headLine(
    'accepted',
    `${own.length} ${own.length === 1 ? 'preset' : 'presets'} with a profile`,
    own,
    colours,
  );
  const rows = answers
    .map(([kind, label]) => {
      const count = (side: 0 | 1) => own.filter((each) => each.answers[side].kind === kind).length;
      return [label, count(0), count(1)] as const;
    })
    .filter(([label, a, b]) => label === answers[0]?.[1] || a + b > 0);
  return [
    head,
    ...table(
      ['', 'A', 'B'],
      rows.map((row) => row.map(String)),
      colours,
    ),
  ];
}

/** Every figure, with the test block in which it is furthest apart. */
export function renderLoudness(comparisons: readonly Comparison[], colours: Colours): readonly string[] {
  const own = comparisons.filter((each): each is LoudnessComparison => each.tier === 'loudness');
  const head = headLine('loudness', counted(own.length, 'test block'), own, colours);
  const figures = own.flatMap((block) => block.figures.map((figure) => ({ block, figure })));
  const lines = [...Map.groupBy(figures, ({ figure }) => figure.name)].flatMap(([name, all]): readonly Line[] => {
    if (!Object.hasOwn(figureNames, name)) return formatLine(all);
    const worst = all.toSorted((a, b) => apart(b.figure) - apart(a.figure))[0];
    return worst === undefined ? [] : [figureLine(worst, all)];
  });
  return [head, ...placedTable(['', 'differs in', 'by at most', 'tolerance'], lines, colours)];
}

/** By codec, since what is lossy differs between builds that agree on everything else. */
export function renderSamples(comparisons: readonly Comparison[], colours: Colours): readonly string[] {
  const own = comparisons.filter((each): each is SamplesComparison => each.tier === 'samples');
  const head = headLine('samples', counted(own.length, 'test block'), own, colours);
  const lines = [...Map.groupBy(own, ({ codec }) => codec)].map(([codec, all]): Line => {
    const count = (verdict: Comparability) => String(all.filter((each) => each.verdict === verdict).length);
    const worst = all.toSorted((a, b) => (maxOf(b) ?? -999) - (maxOf(a) ?? -999))[0];
    const most = worst === undefined ? null : maxOf(worst);
    return {
      cells: [codec, count('same'), count('within'), count('beyond'), most === null ? '-' : levelText(most)],
      place: worst === undefined || most === null ? '' : placeOf(worst),
      isBeyond: all.some(({ verdict }) => verdict === 'beyond'),
    };
  });
  return [head, ...placedTable(['', 'same', 'within', 'beyond', 'apart by at most'], lines, colours)];
}

/** A row, and the test block that it is about. */
interface Line {
  readonly cells: readonly string[];
  readonly place: string;
  readonly isBeyond: boolean;
}

interface FigureOfBlock {
  readonly block: LoudnessComparison;
  readonly figure: FigureComparison;
}

function figureLine({ block, figure }: FigureOfBlock, all: readonly FigureOfBlock[]): Line {
  const { label, difference, tolerance, unit = '', where } = figure;
  const differing = all.filter(({ figure: { verdict } }) => verdict !== 'same').length;
  const of = unitOfDifference(unit);
  const by = difference === undefined ? '-' : `${Number(Math.abs(difference).toFixed(3))} ${of}`;
  return {
    cells: [label, String(differing), differing === 0 ? '-' : by, `${tolerance} ${of}`],
    place: differing === 0 ? '' : [placeOf(block), where ?? []].flat().join(' '),
    isBeyond: figure.verdict === 'beyond',
  };
}

/** What is no number is told where it differs only. */
function formatLine(all: readonly FigureOfBlock[]): readonly Line[] {
  const differing = all.filter(({ figure }) => figure.verdict !== 'same');
  const [first] = differing;
  if (first === undefined) return [];
  const { label, values } = first.figure;
  const cells = [label, String(differing.length), values.join(' -> '), 'none'];
  return [{ cells, place: placeOf(first.block), isBeyond: true }];
}

/** Beyond tolerance first: what has no number is furthest apart. */
function apart({ verdict, difference }: FigureComparison): number {
  if (difference === undefined) return verdict === 'same' ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(difference);
}

function maxOf({ samples }: SamplesComparison): number | null {
  return samples?.difference?.maxDbfs ?? null;
}

function placeOf({ case: name, what }: LoudnessComparison | SamplesComparison): string {
  return `${name} "${what}"`;
}

/** `✔ loudness  39 test blocks: 20 the same, 12 within tolerance, 7 beyond` */
function headLine(tier: string, what: string, own: readonly Comparison[], { bold, green, red }: Colours): string {
  const words = { same: 'the same', within: 'within tolerance', beyond: 'beyond', neither: 'done by neither' } as const;
  const kinds = Object.entries(words).flatMap(([verdict, text]) => {
    const count = own.filter((each) => each.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${text}`];
  });
  const mark = own.some(({ verdict }) => verdict === 'beyond') ? red('✘') : green('✔');
  return `${mark} ${bold(tier)}  ${what}${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[], { dim }: Colours): readonly string[] {
  const [first = '', ...rest] = figureColumns([head, ...rows]);
  return [dim(`    ${first}`), ...rest.map((line) => `    ${line}`)];
}

function placedTable(head: readonly string[], lines: readonly Line[], colours: Colours): readonly string[] {
  if (lines.length === 0) return [];
  const [first = '', ...rest] = table(
    head,
    lines.map(({ cells }) => cells),
    colours,
  );
  return [
    first,
    ...rest.map((row, index) => {
      const { place = '', isBeyond = false } = lines[index] ?? {};
      const marked = isBeyond ? colours.red(`  ✘${row.slice(3)}`) : row;
      return place === '' ? marked : `${marked}   ${colours.dim(place)}`;
    }),
  ];
}
