import { median } from '../bench/measure.ts';
import type { Run } from './run-once.ts';

/** What a series of runs has to tell. */
export interface Series {
  readonly runs: readonly Run[];
  readonly ffmpeg: string;
  readonly node: string;
  readonly processors: number;
  readonly date: Date;
}

/** Something that was not as it was in some of the runs, or in all. */
export interface Failing {
  readonly what: string;
  /** How, in the first run that had it. */
  readonly how: string;
  /** Runs, counted from 1. */
  readonly runs: readonly number[];
}

/** What was not as it was, with the runs in which it was not. In some runs it is a flake, in all of them a failure. */
export function failingOf(runs: readonly Run[]): readonly Failing[] {
  const names = new Set(runs.flatMap(({ problems }) => [...problems.keys()]));
  return [...names].sort().map((what) => ({
    what,
    how: runs.find(({ problems }) => problems.has(what))?.problems.get(what) ?? '',
    runs: runs.flatMap(({ problems }, index) => (problems.has(what) ? [index + 1] : [])),
  }));
}

/** The verdict on a series in a few words. */
export function verdictOf(runs: readonly Run[]): string {
  const failing = failingOf(runs);
  const flaky = failing.filter((each) => each.runs.length < runs.length).length;
  const broken = failing.length - flaky;
  if (failing.length === 0) return `the same in all ${runs.length} runs`;
  return [flaky > 0 ? `${flaky} flaky` : [], broken > 0 ? `${broken} wrong in every run` : []].flat().join(', ');
}

/** `61.2 / 64.0 / 70.9`: the shortest, the median and the longest run. */
export function secondsOf(runs: readonly Run[]): string {
  const seconds = runs.map((run) => run.seconds);
  return [Math.min(...seconds), median(seconds), Math.max(...seconds)].map((value) => value.toFixed(1)).join(' / ');
}

/** docs/flakes.md */
export function flakesDocument({ runs, ffmpeg, node, processors, date }: Series): string {
  const failing = failingOf(runs);
  return [
    head,
    '| | |',
    '|---|---|',
    `| date | ${date.toISOString().slice(0, 10)} |`,
    `| FFmpeg | ${ffmpeg} |`,
    `| Node, processors | ${node}, ${processors} |`,
    `| runs, cases in each | ${runs.length}, ${runs[0]?.cases ?? 0} |`,
    `| verdict | ${failing.length === 0 ? verdictOf(runs) : `**${verdictOf(runs)}**`} |`,
    `| seconds a run: shortest, median, longest | ${secondsOf(runs)} |`,
    '',
    ...failing.map(({ what, runs: numbers }) => `- ${what}, in run ${numbers.join(', ')}`),
    ...(failing.length === 0 ? [] : ['']),
  ].join('\n');
}

const head = `<!-- Written by \`npm run flakes\`; do not edit. -->

# Flakes

A check that fails now and then for nothing teaches everybody to run it again. \`npm run flakes\` runs \`lathe golden check
--no-cache\` 20 times in a row, each in a process of its own: every graph goes through FFmpeg, and every test block is mastered
and measured, anew each time. On one build of FFmpeg all of it has to be what is kept, to the bit.

## The latest series
`;
