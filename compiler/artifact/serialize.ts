import { escapeOptionValue } from './escape.ts';
import { formatNumber } from './number.ts';

export type OptionValue = number | string | boolean;

/** One filter of a filter graph, every option known. */
export interface ConcreteNode {
  readonly filter: string;
  /** FFmpeg names the filter `filter@instance` in its messages. */
  readonly instance?: string;
  /** Written in the order of their keys. */
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Links it reads: names, or inputs of the command such as `0:a:1`. */
  readonly in: readonly string[];
  /** Links it feeds. */
  readonly out: readonly string[];
}

const NAME = /^[A-Za-z0-9_]+$/;
const OPTION_NAME = /^[A-Za-z0-9_-]+$/;
const INPUT_PAD = /^\d+:(\d+|[av](:\d+)?)$/;

/** A filter graph as FFmpeg reads it, in one line. */
export function serializeGraph(nodes: readonly ConcreteNode[]): string {
  return nodes.map(serializeNode).join(';');
}

/** The same graph for people, one filter a line; FFmpeg reads this too. */
export function prettyGraph(nodes: readonly ConcreteNode[]): string {
  return nodes.map(serializeNode).join(';\n');
}

/** One filter between its links: `[a][b]amix@sum=inputs=2:normalize=0[c]`. */
export function serializeNode({ filter, instance, options, in: inputs, out }: ConcreteNode): string {
  const name = instance === undefined ? plain(filter) : `${plain(filter)}@${plain(instance)}`;
  const settings = Object.entries(options).map(([option, value]) => `${optionName(option)}=${serializeValue(value)}`);
  const head = settings.length > 0 ? `${name}=${settings.join(':')}` : name;
  return `${inputs.map(inputLink).join('')}${head}${out.map((link) => `[${plain(link)}]`).join('')}`;
}

function serializeValue(value: OptionValue): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return escapeOptionValue(value);
}

function inputLink(link: string): string {
  return `[${INPUT_PAD.test(link) ? link : plain(link)}]`;
}

function optionName(name: string): string {
  return matching(OPTION_NAME, name);
}

function plain(name: string): string {
  return matching(NAME, name);
}

/** Names come from our own tables; one that would need escaping is a mistake in the compiler. */
function matching(pattern: RegExp, name: string): string {
  if (!pattern.test(name)) throw new TypeError(`not a name for a filter graph: ${JSON.stringify(name)}`);
  return name;
}
