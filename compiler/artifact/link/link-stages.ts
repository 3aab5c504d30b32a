import type { ProfileArtifact, Solve } from '../../../schemas/generated/artifact.ts';
import type { ConcreteNode } from '../serialize.ts';
import { serializeGraph } from '../serialize.ts';
import { type CopiedPicture, copyingArguments, encodingArguments, type RenderTarget } from './encoding.ts';
import { type DeliveredFormat, deliveredFormat, instantiate, type LinkContext } from './instantiate.ts';
import { type LevelMeter, levelMeterNodes } from './level-meter.ts';
import { createMeter, type Meter, type MeterScope, meterNodes, widerScope, widestScope } from './meters.ts';
import { peakMeterNodes } from './peak-meter.ts';
import { splitShared } from './split.ts';

/** Where an input of the preset is found: arguments that open it, and the index of its stream. */
export interface Source {
  /** Such as `-protocol_whitelist file -i file:/scratch/voice.wav`. */
  readonly arguments: readonly string[];
  /** The stream's index within the file, among all kinds. */
  readonly stream: number;
  /** The index of a picture track, where there is one. */
  readonly picture?: number;
  /** What MPEG-4 calls its codec, where this file has another name for it. */
  readonly pictureTag?: string;
}

export type Sources = Readonly<Record<string, Source>>;

/** One FFmpeg process: its arguments after the global ones, and its graph as data. */
export interface LinkedProcess {
  readonly arguments: readonly string[];
  readonly nodes: readonly ConcreteNode[];
}

/** A process that measures. */
export interface LinkedMeasurement extends LinkedProcess {
  readonly meters: readonly Meter[];
  /** The meter of each link that was asked for; links with the same signal share one. */
  readonly meterOf: ReadonlyMap<string, Meter>;
  /** The inputs that it opens, in FFmpeg's order: those of the preset, and links that were kept. */
  readonly inputs: readonly string[];
  /** The links that it writes to scratch. */
  readonly kept: readonly KeptLink[];
}

/** A link as float PCM in the working folder. */
export interface KeptLink {
  readonly link: string;
  readonly file: string;
}

/** What a measurement does beside measuring loudness and peaks of every link. */
export interface MeasurementOptions {
  /** What is read of a link; all of it where absent. */
  readonly scopeOf?: (link: string) => MeterScope;
  /** Links to write to scratch; they are among those that are measured. */
  readonly keep?: readonly string[];
}

/** A process that renders. */
export interface LinkedRendering extends LinkedProcess {
  readonly format: DeliveredFormat;
}

/** A process that measures some links of the artifact. */
export function linkMeasurement(
  context: LinkContext,
  links: readonly string[],
  sources: Sources,
  { scopeOf = () => widestScope, keep = [] }: MeasurementOptions = {},
): LinkedMeasurement {
  const graph = instantiate(context, links);
  const meters = new Map<string, Meter>();
  const scopes = new Map<string, MeterScope>();
  for (const [link, concrete] of graph.links) {
    if (!meters.has(concrete)) meters.set(concrete, createMeter(meters.size + 1, concrete));
    scopes.set(concrete, widerScope(scopes.get(concrete), scopeOf(link)));
  }
  const list = [...meters.values()];
  const kept = keep.map((link) => ({ link, concrete: graph.links.get(link) ?? link, file: `kept_${link}.w64` }));
  const read = [...list.map((meter) => meter.link), ...kept.map(({ concrete }) => concrete)];
  const { nodes, sinks } = splitShared(graph.nodes, read);
  const sinkOf = (index: number, link: string): string => sinks[index] ?? link;
  const metering = list.flatMap((meter, index) => meterNodes(meter, sinkOf(index, meter.link), scopes.get(meter.link)));
  const outputs = [
    ...list.flatMap(measuringOutput),
    ...kept.flatMap(({ concrete, file }, index) => keepingOutput(sinkOf(list.length + index, concrete), file)),
  ];
  const process = assemble([...nodes, ...metering], graph.inputs, sources, outputs);
  const meterOf = new Map([...graph.links].flatMap(([link, concrete]) => pair(link, meters.get(concrete))));
  return { ...process, meters: list, meterOf, inputs: graph.inputs, kept };
}

/** Float keeps what is above full scale; W64 has no limit of 4 GiB. */
function keepingOutput(sink: string, file: string): readonly string[] {
  return ['-map', `[${sink}]`, '-c:a', 'pcm_f32le', '-fflags', '+bitexact', '-f', 'w64', file];
}

function pair<T>(key: string, value: T | undefined): [string, T][] {
  return value === undefined ? [] : [[key, value]];
}

/**
 * A process that measures what a solve looks at, with the gain that is tried: its loudness alone.
 *
 * @param gain dB
 */
export function linkSolve(context: LinkContext, solve: Solve, gain: number, sources: Sources): LinkedMeasurement {
  const solves = new Map([...context.facts.solves, [solve.id, gain]]);
  return linkMeasurement({ ...context, facts: { ...context.facts, solves } }, [solve.link], sources, {
    scopeOf: () => 'loudness',
  });
}

/** The process that renders and encodes. */
export function linkRender(context: LinkContext, sources: Sources, target: RenderTarget): LinkedRendering {
  const graph = instantiate(context, [context.artifact.output]);
  const link = graph.links.get(context.artifact.output) ?? context.artifact.output;
  const format = deliveredFormat(context);
  const { peakMeter } = target;
  const metering = peakMeter === undefined ? [] : peakMeterNodes(peakMeter, link, 'metered');
  const sink: ConcreteNode = {
    filter: 'aformat',
    options: {
      sample_fmts: context.profile.sampleFormat,
      sample_rates: format.sampleRate,
      ...layoutOf(format.channels),
    },
    in: [peakMeter === undefined ? link : 'metered'],
    out: ['out'],
  };
  const { nodes } = splitShared([...graph.nodes, ...metering, sink], []);
  const inputs = withPicture(graph.inputs, context.profile, sources);
  const picture = context.profile.video === 'copy' ? pictureOf(inputs, sources) : undefined;
  const copying = picture === undefined ? [] : copyingArguments(picture);
  const outputs = [...copying, '-map', '[out]', ...encodingArguments(context.profile, target, format.channels)];
  return { ...assemble(nodes, inputs, sources, outputs), format };
}

/** Pinned for mono and stereo; a surround layout stays what the source says. */
function layoutOf(channels: number): { channel_layouts?: string } {
  if (channels > 2) return {};
  return { channel_layouts: channels === 1 ? 'mono' : 'stereo' };
}

/** The inputs, and the one whose picture is copied where its sound is read from scratch. */
function withPicture(inputs: readonly string[], { video }: ProfileArtifact, sources: Sources): readonly string[] {
  const [pictured] = Object.keys(sources)
    .filter((name) => sources[name]?.picture !== undefined)
    .sort();
  return video !== 'copy' || pictured === undefined || inputs.includes(pictured) ? inputs : [...inputs, pictured];
}

/** The first picture among the inputs. */
function pictureOf(inputs: readonly string[], sources: Sources): CopiedPicture | undefined {
  const index = inputs.findIndex((input) => sources[input]?.picture !== undefined);
  const input = inputs[index];
  const source = input === undefined ? undefined : sources[input];
  return source && { stream: `${index}:${source.picture}`, tag: source.pictureTag };
}

/** How the packets of a muxer are read back from a pipe. */
interface StreamReader {
  readonly demuxer: string;
  /** Samples that the codec puts before the first one, where no container tells a decoder to drop them. */
  readonly priming: number;
  /** The most samples that it puts after the last one; less than a frame where absent. */
  readonly tail?: number;
}

/**
 * Those that differ from their muxer; the figures of FFmpeg's AAC encoder, and of LAME with the decoder's own delay: it
 * puts 576 to 1727 samples after the last one, of which the decoder's delay takes 529.
 */
const streamReaders: Readonly<Record<string, StreamReader>> = {
  adts: { demuxer: 'aac', priming: 1024 },
  mp3: { demuxer: 'mp3', priming: 1105, tail: 1198 },
};

/** A process that listens to another one. */
export interface LinkedListening extends LinkedProcess {
  /** Samples that it drops at the start, which the file's container tells every decoder to drop. */
  readonly priming: number;
  /** The most samples that the codec puts after the last one. */
  readonly tail: number;
}

/**
 * The process that decodes what another one sends through a pipe, and measures it from the sample that the deliverable
 * begins with: the blocks that loudness is gated in are the same as for whoever measures the file.
 *
 * @param open the arguments that open standard input, with options of the input before it
 * @param levels reads the samples on the way, where levels are promised
 */
export function linkListening(
  { streamMuxer, frameSize }: ProfileArtifact,
  meter: Meter,
  open: (options: readonly string[]) => readonly string[],
  levels?: LevelMeter,
): LinkedListening {
  const reader: StreamReader = streamReaders[streamMuxer] ?? { demuxer: streamMuxer, priming: 0 };
  const { demuxer, priming, tail = frameSize } = reader;
  const started: ConcreteNode[] =
    priming === 0 ? [] : [{ filter: 'atrim', options: { start_sample: priming }, in: [meter.link], out: ['started'] }];
  const start = priming === 0 ? meter.link : 'started';
  const sampled = levels === undefined ? [] : levelMeterNodes(levels, start);
  const nodes = [...started, ...sampled, ...meterNodes(meter, levels?.out ?? start)];
  const input = open(['-f', demuxer]);
  const graph = serializeGraph(nodes);
  return { arguments: [...input, '-filter_complex', graph, ...measuringOutput(meter)], nodes, priming, tail };
}

/** Takes what a meter lets through and drops it. */
export function measuringOutput(meter: Pick<Meter, 'out'>): readonly string[] {
  return ['-map', `[${meter.out}]`, '-c:a', 'pcm_f64le', '-f', 'null', '-'];
}

/** Opens the inputs that a graph reads, gives their links FFmpeg's names, and appends the outputs. */
export function assemble(
  nodes: readonly ConcreteNode[],
  inputs: readonly string[],
  sources: Sources,
  outputs: readonly string[],
): LinkedProcess {
  const names = new Map(inputs.map((input, index) => [`in:${input}`, `${index}:${sources[input]?.stream ?? 0}`]));
  const named = nodes.map((node) => ({ ...node, in: node.in.map((link) => names.get(link) ?? link) }));
  const opened = inputs.flatMap((input) => sources[input]?.arguments ?? []);
  return { arguments: [...opened, '-filter_complex', serializeGraph(named), ...outputs], nodes: named };
}
