import type { LinkedProcess } from '../../compiler/artifact/link/index.ts';
import { type ConcreteNode, serializeGraph } from '../../compiler/artifact/serialize.ts';

/** A process among others, and what the files that it writes are called after. */
export interface Together {
  readonly process: LinkedProcess;
  readonly prefix: string;
}

/**
 * Many processes as one FFmpeg command, since starting FFmpeg takes longer than most of their graphs: every input, every
 * graph, every output, with inputs and links numbered anew.
 */
export function oneCommand(all: readonly Together[]): readonly string[] {
  const [inputs, graphs, outputs]: [string[], string[], string[]] = [[], [], []];
  let opened = 0;
  for (const [index, { process, prefix }] of all.entries()) {
    const { arguments: args, nodes } = process;
    const at = args.indexOf('-filter_complex');
    const first = opened;
    const rename = (link: string): string => renumbered(link, first) ?? `g${index}_${link}`;
    inputs.push(...args.slice(0, at));
    graphs.push('-filter_complex', serializeGraph(nodes.map((node) => renamed(node, rename))));
    outputs.push(...args.slice(at + 2).map((arg) => outputArgument(arg, index, prefix)));
    opened += args.slice(0, at).filter((arg) => arg === '-i').length;
  }
  return [...inputs, ...graphs, ...outputs];
}

/** `0:0` among the inputs of one command: `4:0`; undefined for other links. */
function renumbered(link: string, first: number): string | undefined {
  const [, input, stream] = /^(\d+)(:.*)$/.exec(link) ?? [];
  return input === undefined ? undefined : `${first + Number(input)}${stream}`;
}

function renamed(node: ConcreteNode, rename: (link: string) => string): ConcreteNode {
  return { ...node, in: node.in.map(rename), out: node.out.map(rename) };
}

/** A mapped link, or the name of a file that is written; everything else as it is. */
function outputArgument(arg: string, index: number, prefix: string): string {
  if (/^\[\w+\]$/.test(arg)) return `[g${index}_${arg.slice(1)}`;
  return /^(master\.|kept_)/.test(arg) ? prefix + arg : arg;
}
