import { createMeter, type Meter, meterNodes } from '../../../compiler/artifact/link/index.ts';
import { createLevelMeter, type LevelMeter, levelMeterNodes } from '../../../compiler/artifact/link/level-meter.ts';
import { type ConcreteNode, serializeGraph } from '../../../compiler/artifact/serialize.ts';
import { delaysMs } from '../measure/fine-timeline.ts';

/** A stream to be metered. */
export interface MeteredStream {
  /** The arguments that open its file, as `inputArguments` makes them. */
  readonly open: readonly string[];
  /** Its index among all streams of the file. */
  readonly index: number;
  /** Hz */
  readonly sampleRate: number;
}

/** What one process measures of some streams, in their order. */
export interface MeterProcess<Instruments> {
  readonly arguments: readonly string[];
  readonly instruments: readonly Instruments[];
}

/** The instruments that hear a stream as it is. */
export interface Punctual {
  readonly meter: Meter;
  readonly levels: LevelMeter;
  /** The name of its `astats`. */
  readonly statistics: string;
}

/** Loudness, true peak, levels over time, and statistics of the samples. */
export function punctualProcess(streams: readonly MeteredStream[]): MeterProcess<Punctual> {
  const nodes = streams.flatMap((stream, number): ConcreteNode[] => {
    const { meter, levels, statistics } = punctualAt(stream, number);
    const samples = `samples${number}`;
    const astats: ConcreteNode = {
      filter: 'astats',
      instance: statistics,
      options: {},
      in: [samples],
      out: [levels.link],
    };
    const metering = [...levelMeterNodes(levels), ...meterNodes(meter, levels.out)];
    return [...alignNodes(stream, number, samples), astats, ...metering];
  });
  const instruments = streams.map(punctualAt);
  return assemble(
    streams,
    nodes,
    instruments,
    instruments.map(({ meter }) => meter),
  );
}

function punctualAt({ sampleRate }: MeteredStream, number: number): Punctual {
  const levels = createLevelMeter(number, `counted${number}`, sampleRate);
  return { meter: createMeter(number, levels.out), levels, statistics: `stats${number}` };
}

/** The loudness alone, heard by each of `delaysMs` later: together with the punctual meter a grid of 20 ms. */
export function lateProcess(streams: readonly MeteredStream[]): MeterProcess<readonly Meter[]> {
  const instruments = streams.map((_, number) => lateAt(number));
  const nodes = streams.flatMap((stream, number): ConcreteNode[] => {
    const samples = `samples${number}`;
    const meters = instruments[number] ?? [];
    const copies = meters.map(({ link }) => `${link}_early`);
    const split: ConcreteNode = { filter: 'asplit', options: { outputs: copies.length }, in: [samples], out: copies };
    const delayed = meters.flatMap((meter, copy) => delayedMeter(meter, copies[copy] ?? samples, delaysMs[copy] ?? 0));
    return [...alignNodes(stream, number, samples), split, ...delayed];
  });
  return assemble(streams, nodes, instruments, instruments.flat());
}

function lateAt(number: number): readonly Meter[] {
  const first = number * delaysMs.length;
  return delaysMs.map((delay, copy) => createMeter(1000 + first + copy, `late${number}_${delay}`));
}

function delayedMeter(meter: Meter, early: string, delayMs: number): readonly ConcreteNode[] {
  const options = { delays: String(delayMs), all: true };
  const delay: ConcreteNode = { filter: 'adelay', options, in: [early], out: [meter.link] };
  return [delay, ...meterNodes(meter, meter.link, 'loudness')];
}

/** On the file's clock, with silence where a recording has gaps; in doubles, so that every figure is of one signal. */
function alignNodes({ index }: MeteredStream, number: number, out: string): readonly ConcreteNode[] {
  const aligned = `aligned${number}`;
  return [
    { filter: 'aresample', options: { async: 1, first_pts: 0 }, in: [`${number}:${index}`], out: [aligned] },
    { filter: 'aformat', options: { sample_fmts: 'dblp' }, in: [aligned], out: [out] },
  ];
}

function assemble<Instruments>(
  streams: readonly MeteredStream[],
  nodes: readonly ConcreteNode[],
  instruments: readonly Instruments[],
  meters: readonly Meter[],
): MeterProcess<Instruments> {
  const opened = streams.flatMap((stream) => stream.open);
  const dropped = meters.flatMap(({ out }) => ['-map', `[${out}]`, '-c:a', 'pcm_f64le', '-f', 'null', '-']);
  return { arguments: [...opened, '-filter_complex', serializeGraph(nodes), ...dropped], instruments };
}
