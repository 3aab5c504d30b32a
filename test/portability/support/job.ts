import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import {
  chooseSampleRate,
  createEvaluator,
  type JobFacts,
  type LinkedMeasurement,
  linkMeasurement,
  linkRender,
  linkSolve,
  type MeasuredFacts,
  type Sources,
} from '../../../compiler/artifact/link/index.ts';
import { planStages } from '../../../compiler/artifact/plan/stages.ts';
import { openHost } from '../../../runtime/engine/host/open-host.ts';
import { chooseAudio } from '../../../runtime/engine/probe/choose-audio.ts';
import { probe } from '../../../runtime/engine/probe/probe-file.ts';
import type { PresetArtifact, ProfileArtifact, Solve } from '../../../schemas/generated/artifact.ts';
import type { Engine } from './engine.ts';

/** What is to be made of which files. */
export interface Order {
  readonly preset: PresetArtifact;
  readonly profile: ProfileArtifact;
  /** Paths by input. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What an engine made. */
export interface Made {
  /** What every meter wrote on the way, in order. */
  readonly figures: readonly string[];
  readonly file: Buffer;
}

interface Work extends Order {
  readonly engine: Engine;
  readonly sources: Sources;
  /** The inputs' bytes by the name that the arguments call them by. */
  readonly given: Readonly<Record<string, Uint8Array>>;
  readonly figures: string[];
}

/**
 * Does a job stage by stage with one engine. Every gain comes from what that same engine measured; the arguments are the
 * linker's, as the product runs them, but for the pipe to the meter that listens.
 */
export async function make(engine: Engine, order: Order): Promise<Made> {
  const work = await open(engine, order);
  let facts = await initialFacts(order);
  for (const stage of planStages(order.preset)) {
    if (stage.kind === 'analyze') facts = await analyze(work, facts, stage.measures);
    const wanted = stage.kind === 'solve' ? order.preset.solves.find(({ id }) => id === stage.solve) : undefined;
    if (wanted !== undefined) facts = await solve(work, facts, wanted);
  }
  const target = `master.${order.profile.extensions[0] ?? order.profile.container}`;
  const linked = linkRender(context(work, facts), work.sources, { file: target, listen: false });
  const [file] = await engine.run(linked.arguments, work.given, [target]);
  if (file === undefined) throw new Error('an engine gives what is wanted');
  return { figures: work.figures, file };
}

async function open(engine: Engine, order: Order): Promise<Work> {
  const files = Object.entries(order.inputs).map(([name, path]) => ({ name, path, file: `${name}${extname(path)}` }));
  const given = await Promise.all(files.map(async ({ path, file }) => [file, await readFile(path)] as const));
  const sources = files.map(async ({ name, path, file }) => {
    const { stream, picture } = await look(path);
    return [name, { arguments: ['-i', file], stream: stream.index, ...(picture === undefined ? {} : { picture }) }];
  });
  return {
    ...order,
    engine,
    given: Object.fromEntries(given),
    sources: Object.fromEntries(await Promise.all(sources)),
    figures: [],
  };
}

async function look(path: string) {
  const found = await probe({ host: await openHost(), path });
  return { stream: chooseAudio(found), picture: found.video[0]?.index, seconds: found.durationSeconds };
}

async function initialFacts({ preset, profile, inputs }: Order): Promise<JobFacts> {
  const entries = Object.entries(inputs).map(async ([name, path]) => {
    const { stream, seconds } = await look(path);
    if (seconds === undefined) throw new Error(`${basename(path)} says how long it is`);
    return [name, { duration: seconds, sampleRate: stream.sampleRate, channels: stream.channels }] as const;
  });
  const found = Object.fromEntries(await Promise.all(entries));
  return {
    params: Object.fromEntries(preset.params.map((param) => [param.name, param.default])),
    inputs: found,
    measures: new Map(),
    solves: new Map(),
    correction: { loudness: 0, ceiling: 0 },
    sampleRate: chooseSampleRate(profile, Math.max(...Object.values(found).map(({ sampleRate }) => sampleRate))),
  };
}

function context({ preset, profile }: Order, facts: JobFacts) {
  return { artifact: preset, profile, facts };
}

async function analyze(work: Work, facts: JobFacts, ids: readonly string[]): Promise<JobFacts> {
  const measures = work.preset.measures.filter(({ id }) => ids.includes(id));
  const links = measures.map(({ link }) => link);
  const read = await measure(work, linkMeasurement(context(work, facts), links, work.sources));
  return {
    ...facts,
    measures: new Map([...facts.measures, ...measures.map(({ id, link }) => [id, read(link)] as const)]),
  };
}

/** Two trials are enough here: the point is that both engines take the same ones. */
async function solve(work: Work, facts: JobFacts, wanted: Solve): Promise<JobFacts> {
  const evaluate = createEvaluator(work.preset, facts);
  let gain = evaluate(wanted.initial);
  for (let trial = 1; trial <= 2 && evaluate(wanted.when) !== 0; trial += 1) {
    const read = await measure(work, linkSolve(context(work, facts), wanted, gain, work.sources));
    gain = Math.round((gain + evaluate(wanted.target) - read(wanted.link).integrated) * 100) / 100;
  }
  return { ...facts, solves: new Map([...facts.solves, [wanted.id, gain]]) };
}

async function measure(work: Work, { arguments: args, meters, meterOf }: LinkedMeasurement) {
  const written = await work.engine.run(
    args,
    work.given,
    meters.map(({ file }) => file),
  );
  const texts = new Map(meters.map(({ file }, index) => [file, written[index]?.toString() ?? '']));
  work.figures.push(...texts.values());
  return (link: string): MeasuredFacts => factsOf(texts.get(meterOf.get(link)?.file ?? '') ?? '');
}

function factsOf(figures: string): MeasuredFacts {
  const last = (key: string): number =>
    Number(figures.match(new RegExp(`(?<=lavfi\\.r128\\.${key}=)\\S+`, 'g'))?.at(-1));
  const amplitudes = figures.match(/(?<=lavfi\.r128\.true_peaks_ch\d=)\S+/g)?.map(Number) ?? [0];
  const blocks = figures.match(/^frame:/gm)?.length ?? 0;
  return {
    integrated: last('I'),
    range: last('LRA'),
    truePeak: Math.round(2000 * Math.log10(Math.max(...amplitudes))) / 100,
    duration: blocks / 10,
  };
}
