import type { Expr } from '../../schemas/generated/artifact.ts';
import { notEqual } from '../artifact/expr.ts';
import type { Signal, SignalArgument } from '../check/value.ts';
import type { SignalGraph } from '../graph/signal-graph.ts';
import type { LoweredArguments } from '../operators/operator.ts';
import type { Params } from '../operators/params.ts';
import { createLowering, deliver } from './create-lowering.ts';
import { addFilter, emptyGraph, type FilterGraph } from './filter-graph.ts';
import type { Flow } from './lowering.ts';

/** A filter graph and the link that is encoded. */
export interface LoweredGraph {
  readonly graph: FilterGraph;
  readonly output: string;
  /** The link on which each input has entered, by its name. */
  readonly entries: ReadonlyMap<string, string>;
}

/** Turns every signal into filter nodes, inputs first. */
export function lower({ signals, output }: SignalGraph): LoweredGraph {
  const graph = emptyGraph();
  const flows = new Map<Signal, Flow>();
  const entries = new Map<string, string>();
  const endsNormalized = output.kind === 'stage' && output.operator.delivers === true;
  for (const signal of signals) {
    const last = endsNormalized && signal === output;
    const flow = signal.kind === 'input' ? enter(graph, signal.name) : lowerStage(graph, signal, flows, last);
    flows.set(signal, flow);
    if (signal.kind === 'input') entries.set(signal.name, flow.link);
  }
  const flow = flowOf(output, flows);
  return { graph, output: endsNormalized ? flow.link : deliver(graph, flow).link, entries };
}

/**
 * Where an input comes in: at the job's sample rate, and in floating point, since biquads that are fed 16 bits
 * quantize at -90 dBFS.
 */
function enter(graph: FilterGraph, input: string): Flow {
  const jobRate: Expr = { job: 'sampleRate' };
  const ownRate: Expr = { probe: input, field: 'sampleRate' };
  const resampled = addFilter(
    graph,
    'aresample',
    { sample_rate: jobRate },
    [`in:${input}`],
    notEqual(ownRate, jobRate),
  );
  const link = addFilter(graph, 'aformat', { sample_fmts: 'dblp' }, [resampled], 1);
  const duration: Expr = { probe: input, field: 'duration' };
  return { link, channels: { probe: input, field: 'channels' }, sampleRate: jobRate, duration };
}

function lowerStage(
  graph: FilterGraph,
  signal: Extract<Signal, { kind: 'stage' }>,
  flows: ReadonlyMap<Signal, Flow>,
  last: boolean,
): Flow {
  const [first, ...rest] = signal.streams.map((stream) => flowOf(stream, flows));
  if (first === undefined) throw new Error(`${signal.operator.name} has no stream`);
  const args = Object.entries(signal.args).map(([name, argument]) => [name, lowerArgument(argument, flows)]);
  const lowered = Object.fromEntries(args) as LoweredArguments<Params>; // the checker matched them to the operator's params
  return signal.operator.lower(createLowering(graph, last), [first, ...rest], lowered);
}

function lowerArgument(argument: SignalArgument, flows: ReadonlyMap<Signal, Flow>): Expr | string | Flow | undefined {
  switch (argument?.kind) {
    case 'quantity':
      return argument.expr;
    case 'choice':
      return argument.choice;
    case 'stream':
      return flowOf(argument.signal, flows);
    case undefined:
      return undefined;
  }
}

function flowOf(signal: Signal, flows: ReadonlyMap<Signal, Flow>): Flow {
  const flow = flows.get(signal);
  if (flow === undefined) throw new Error('a signal is lowered after those that it derives from');
  return flow;
}
