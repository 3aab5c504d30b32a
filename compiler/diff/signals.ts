import type { Signal } from '../check/value.ts';
import { type StageSignal, stagesOf } from '../explain/steps.ts';
import { align, type Pair } from './align.ts';
import { added, type Change, changed, removed } from './change.ts';
import { argumentOf, originName, type Side, stageText, streamName, streamNames } from './stage-text.ts';

interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** The partner of each stage that has one, both ways. */
  readonly partners: ReadonlyMap<Signal, Signal>;
}

/** The differences between the stages of two presets: aligned by operator, told in operators' arguments. */
export function diffSignals(before: Side, after: Side): readonly Change[] {
  const likeness = (a: StageSignal, b: StageSignal): number =>
    a.operator.name !== b.operator.name ? 0 : ownText(a, before) === ownText(b, after) ? 3 : 2;
  const pairs = align(inOrder(before), inOrder(after), likeness);
  const partners = new Map<Signal, Signal>(
    pairs.flatMap(({ before: a, after: b }) => (a && b ? [[a, b] as const, [b, a] as const] : [])),
  );
  const comparison: Comparison = { before, after, partners };
  const moves = movesAmong(pairs, comparison);
  const others = pairs.filter(({ before: a, after: b }) => !moves.some(({ from, to }) => from === a || to === b));
  return [
    ...others.flatMap((pair) => diffPair(pair, comparison)),
    ...moves.flatMap(({ changes }) => changes),
    ...diffOutput(comparison),
  ];
}

interface Move {
  readonly from: StageSignal;
  readonly to: StageSignal;
  readonly changes: readonly Change[];
}

/** Stages that are the same on both sides, at another place of the chain. */
function movesAmong(pairs: readonly Pair<StageSignal>[], { before, after }: Comparison): readonly Move[] {
  const gone = pairs.flatMap(({ before: a, after: b }) => (a && !b ? [a] : []));
  const come = new Set(pairs.flatMap(({ before: a, after: b }) => (b && !a ? [b] : [])));
  return gone.flatMap((from) => {
    const text = stageText(from, before);
    const to = [...come].find((stage) => stageText(stage, after) === text);
    const changes = to ? changed(text, 'works on', streamNames(from.streams), streamNames(to.streams)) : [];
    if (to === undefined || changes.length === 0) return [];
    come.delete(to);
    return [{ from, to, changes }];
  });
}

/**
 * The stages in an order that does not depend on which stream a mix names first: how often streams have met before,
 * then the input or the meeting that they come from. Along one stream it is the order of the chain.
 */
function inOrder({ signals }: Side): readonly StageSignal[] {
  const keyed = stagesOf(signals).map((stage) => ({ stage, meetings: meetings(stage), name: originName(stage) }));
  const byKey = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number =>
    a.meetings - b.meetings || (a.name < b.name ? -1 : Number(a.name > b.name));
  return keyed.sort(byKey).map(({ stage }) => stage);
}

function meetings(signal: Signal): number {
  if (signal.kind === 'input') return 0;
  return Math.max(...signal.streams.map(meetings)) + (signal.streams.length > 1 ? 1 : 0);
}

function diffPair({ before: a, after: b }: Pair<StageSignal>, comparison: Comparison): readonly Change[] {
  if (a === undefined) return b === undefined ? [] : [added('stage', stageText(b, comparison.after))];
  if (b === undefined) return [removed('stage', stageText(a, comparison.before))];
  const { name, params } = a.operator;
  const args = Object.keys(params).flatMap((param) => diffArgument(param, a, b, comparison));
  const streams = sameStreams(a.streams, b.streams, comparison)
    ? []
    : changed(name, 'streams', streamNames(a.streams), streamNames(b.streams));
  return [...args, ...streams];
}

function diffArgument(param: string, a: StageSignal, b: StageSignal, comparison: Comparison): readonly Change[] {
  const [was, is] = [a.args[param], b.args[param]];
  if (was?.kind === 'stream' && is?.kind === 'stream') {
    const same = sameStreams([was.signal], [is.signal], comparison);
    return same ? [] : changed(a.operator.name, param, streamName(was.signal), streamName(is.signal));
  }
  const before = argumentOf(a, param, comparison.before);
  const after = argumentOf(b, param, comparison.after);
  return changed(a.operator.name, param, before === '' ? 'none' : before, after === '' ? 'none' : after);
}

function diffOutput({ before, after, partners }: Comparison): readonly Change[] {
  const [was, is] = [before.signals.output, after.signals.output];
  if (sameStreams([was], [is], { before, after, partners })) return [];
  return changed('output', '', streamName(was), streamName(is));
}

/**
 * Whether streams come from the same place, stages that only one side has aside: those are told on their own.
 */
function sameStreams(before: readonly Signal[], after: readonly Signal[], { partners }: Comparison): boolean {
  const origins = (signals: readonly Signal[]): readonly Signal[] =>
    signals.map((signal) => originOf(signal, partners));
  const [left, right] = [origins(before), origins(after)];
  return left.length === right.length && left.every((signal, index) => isSame(signal, right[index], partners));
}

function originOf(signal: Signal, partners: Comparison['partners']): Signal {
  if (signal.kind === 'input' || partners.has(signal)) return signal;
  const [first] = signal.streams;
  return first === undefined ? signal : originOf(first, partners);
}

function isSame(a: Signal, b: Signal | undefined, partners: Comparison['partners']): boolean {
  if (a.kind === 'input') return b?.kind === 'input' && a.name === b.name;
  return partners.get(a) === b;
}

/** The arguments that do not name streams, for telling equal stages from merely related ones. */
function ownText(stage: StageSignal, side: Side): string {
  const names = Object.keys(stage.operator.params).filter((param) => stage.args[param]?.kind !== 'stream');
  return names.map((param) => argumentOf(stage, param, side)).join();
}
