import { figureNames, tolerances, unitOfDifference } from './tolerances.ts';

/** A golden as it is read back. */
export type Golden = Readonly<Record<string, unknown>>;

/** Reads a golden; undefined where somebody made it into something else. */
export function readGolden(text: string): Golden | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** How two goldens differ, entry by entry; what has a tolerance may differ by that. */
export function compareGoldens(kept: Golden, produced: Golden): readonly string[] {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(produced)])];
  return names.flatMap((name) => compareEntry(name, kept[name], produced[name]));
}

function compareEntry(name: string, kept: unknown, produced: unknown): readonly string[] {
  if (isFigure(name)) return compareFigures(name, kept, produced);
  const [before, after] = [JSON.stringify(kept) ?? 'nothing', JSON.stringify(produced) ?? 'nothing'];
  return before === after ? [] : [`${name}: kept ${before}, now ${after}`];
}

function isFigure(name: string): name is keyof typeof tolerances {
  return Object.hasOwn(tolerances, name);
}

/** A figure, or a list of them: a reading a second. */
function compareFigures(name: keyof typeof tolerances, kept: unknown, produced: unknown): readonly string[] {
  if (!Array.isArray(kept) || !Array.isArray(produced)) return differing(name, kept, produced, '');
  if (kept.length !== produced.length) {
    return [`${figureNames[name][0]}: kept ${kept.length} readings, now ${produced.length}`];
  }
  if (kept.some(Array.isArray)) return kept.flatMap((row, index) => compareRow(name, row, produced[index], index));
  return summed(
    name,
    kept.flatMap((value, index) => differing(name, value, produced[index], ` at ${index + 1} s`)),
  );
}

function compareRow(name: keyof typeof tolerances, kept: unknown, produced: unknown, index: number) {
  return compareFigures(name, kept, produced).map((line) => `channel ${index + 1}: ${line}`);
}

/** A curve that moved as a whole is told once. */
function summed(name: keyof typeof tolerances, lines: readonly string[]): readonly string[] {
  const most = 3;
  if (lines.length <= most) return lines;
  const [, unit] = figureNames[name];
  const rest = `${figureNames[name][0]}: ${lines.length - most} more readings differ by more than ${tolerances[name]} ${unitOfDifference(unit)}`;
  return [...lines.slice(0, most), rest];
}

function differing(name: keyof typeof tolerances, kept: unknown, produced: unknown, where: string): readonly string[] {
  const [what, unit] = figureNames[name];
  const tolerance = tolerances[name];
  if (typeof kept !== 'number' || typeof produced !== 'number') {
    return kept === produced ? [] : [`${what}${where}: kept ${told(kept, unit)}, now ${told(produced, unit)}`];
  }
  const moved = produced - kept;
  if (Math.abs(moved) <= tolerance + 1e-9) return [];
  const by = `${moved > 0 ? '+' : ''}${Number(moved.toFixed(3))} ${unitOfDifference(unit)}`;
  const allowed = `tolerance ${tolerance} ${unitOfDifference(unit)}`;
  return [`${what}${where}: kept ${told(kept, unit)}, now ${told(produced, unit)} (${by}, ${allowed})`];
}

function told(value: unknown, unit: string): string {
  if (value === undefined) return 'nothing';
  return value === null ? 'none' : `${JSON.stringify(value)} ${unit}`;
}
