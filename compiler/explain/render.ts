import { listed } from '../print/wording.ts';
import type { ParamExplanation, PresetExplanation } from './preset.ts';
import type { ProfileExplanation } from './profile.ts';
import type { Strand } from './steps.ts';

/** How the parts of an explanation are set apart; plain text where nothing is given. */
export interface Emphasis {
  readonly title: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain: Emphasis = { title: (text) => text, faint: (text) => text };

/** The explanation of a preset as text. */
export function renderPreset(explanation: PresetExplanation, emphasis: Emphasis = plain): string {
  const { inputs, params, strands, promise, tests, requires } = explanation;
  return [
    ...head(explanation, emphasis),
    ...section('Inputs', columns(inputs.map(({ name, doc }) => [name, 'Audio', oneLine(doc)])), emphasis),
    ...section('Parameters', columns(params.map(paramRow)), emphasis),
    ...section('What it does', strands.flatMap(strandLines), emphasis),
    ...section('Promise', promise === undefined ? ['no loudness is promised'] : [promise], emphasis),
    ...section('Tests', tests, emphasis),
    ...section('Needs', [`FFmpeg ${requires.ffmpeg} or newer with ${listed(requires.filters)}`], emphasis),
  ].join('\n');
}

/** The explanation of a profile as text. */
export function renderProfile(explanation: ProfileExplanation, emphasis: Emphasis = plain): string {
  const { fields, requires } = explanation;
  const needs = `FFmpeg ${requires.ffmpeg} or newer with ${listed([...new Set([...requires.encoders, ...requires.muxers])])}`;
  return [
    ...head(explanation, emphasis),
    ...section('What it delivers', columns(fields.map(({ name, text }) => [name, text])), emphasis),
    ...section('Needs', [needs], emphasis),
  ].join('\n');
}

function head(explanation: PresetExplanation | ProfileExplanation, { title, faint }: Emphasis): readonly string[] {
  const { kind, label, hash, doc } = explanation;
  const named = `${title(label)}  ${faint(`${kind}, sha256:${hash}`)}`;
  return doc === '' ? [named] : [named, doc];
}

function section(name: string, lines: readonly string[], { title }: Emphasis): readonly string[] {
  return lines.length === 0 ? [] : ['', title(name), ...lines.map((line) => `  ${line}`)];
}

function paramRow({ name, type, default: value, min, max, doc }: ParamExplanation): readonly string[] {
  return [name, type, value, `${min} .. ${max}`, oneLine(doc)];
}

function oneLine(doc: string): string {
  return doc.replaceAll('\n', ' ');
}

function strandLines({ from, steps }: Strand): readonly string[] {
  const rows = steps.map(({ number, operator, text }) => [`${number}.`.padStart(3), operator, text]);
  return [`${from}:`, ...columns(rows).map((line) => `  ${line}`)];
}

/** Rows with their cells in line; the last cell of a row is as long as it likes. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = new Map<number, number>();
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths.set(index, Math.max(widths.get(index) ?? 0, cell.length));
  }
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths.get(index) ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
