import type { Module } from '../../dsl/index.ts';

/**
 * The syntax tree of a file in lines, each node by its kind with what it holds below it. Where it stands in the file is left
 * out: moving a line is no change.
 */
export function astText({ imports, declarations }: Module): string {
  return `${[...imports.map((node) => linesOf('import', node)), ...declarations.map((node) => linesOf('', node))]
    .map((lines) => lines.join('\n'))
    .join('\n')}\n`;
}

const unseen = new Set(['span', 'kind']);

function linesOf(label: string, node: unknown): readonly string[] {
  const head = (text: string): string => (label === '' ? text : `${label}: ${text}`);
  if (typeof node !== 'object' || node === null) return [head(JSON.stringify(node))];
  const fields = Object.entries(node).filter(([name, value]) => !unseen.has(name) && !isEmpty(value));
  const kind = 'kind' in node ? String(node.kind) : '';
  const plain = fields.filter(([, value]) => isPlain(value));
  const values = plain.map(([name, value]) => `${name}=${plainText(value)}`);
  const title = [kind, ...values].filter((text) => text !== '').join(' ');
  const below = fields.filter(([, value]) => !isPlain(value)).flatMap(([name, value]) => fieldLines(name, value));
  return [head(title).trimEnd(), ...below.map((line) => `  ${line}`)];
}

function fieldLines(name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) return linesOf(name, value);
  return value.flatMap((item) => linesOf(singular(name), item));
}

/** `steps` -> `step`; what holds several says so by being there several times. */
function singular(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What fits beside its name: texts and numbers, literals, names, and names with versions. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || leafText(value) !== undefined;
}

function plainText(value: unknown): string {
  return leafText(value) ?? JSON.stringify(value);
}

/** A node without nodes below it, as it is written; undefined for any other. */
function leafText(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const fields = Object.fromEntries(Object.entries(node).filter(([name]) => !unseen.has(name)));
  const names = Object.keys(fields).join(' ');
  if (names === 'name') return String(fields.name);
  if (names === 'name version') return `${leafText(fields.name)} v${fields.version}`;
  if (names === 'value unit') return `${fields.value} ${fields.unit}`;
  if (names === 'antecedent consequent') return `${fields.antecedent}:${fields.consequent}`;
  return names === 'value' && typeof fields.value !== 'object' ? JSON.stringify(fields.value) : undefined;
}
