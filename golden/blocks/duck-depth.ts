import { readFile } from 'node:fs/promises';
import type { JobFacts, LinkContext, Source } from '../../compiler/artifact/link/index.ts';
import { instantiate } from '../../compiler/artifact/link/instantiate.ts';
import { splitShared } from '../../compiler/artifact/link/split.ts';
import { inputOfLink } from '../../compiler/artifact/references.ts';
import { serializeGraph } from '../../compiler/artifact/serialize.ts';
import { findValues } from '../../runtime/engine/master/find-values.ts';
import { inJobRoom } from '../../runtime/engine/master/job-room.ts';
import { prepare } from '../../runtime/engine/master/prepare.ts';
import type { JobRequest } from '../../runtime/engine/master/request.ts';
import { limitsFor } from '../../runtime/engine/process/limits.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import type { Workspace } from '../../runtime/engine/workspace/workspace.ts';
import type { FilterNode, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { duckDepth } from './duck-gain.ts';

/** Hz that the streams are compared at: gain moves far slower than sound. */
const rate = 48_000;

/**
 * How far every duck of a job moved its stream while the other one spoke.
 *
 * The graph is rendered again, up to each duck, with the gains that the job itself finds: what goes in, what comes out and
 * what it listens to. A duck is nothing but a gain that moves, so that the level of what comes out over the level of what
 * went in is that gain, whatever the music does meanwhile; in the master it could no longer be told from the rest.
 *
 * @param seconds of the master
 * @returns dB, in the order of the graph; null where nobody speaks, or where there is nothing to move
 */
export async function measureDucks(request: JobRequest, seconds: number): Promise<readonly (number | null)[]> {
  const ducks = ducksOf(request.preset.artifact);
  if (ducks.length === 0) return [];
  return inJobRoom(request, async ({ workspace, beside }) => {
    const { session, facts: initial } = await prepare(request, workspace, beside);
    const { facts } = await findValues(session, initial);
    const depths: (number | null)[] = [];
    for (const duck of ducks) {
      const streams = await renderAround(duck, { request, facts, sources: session.sources, workspace, seconds });
      depths.push(duckDepth(streams, rate));
    }
    return depths;
  });
}

function ducksOf({ nodes }: PresetArtifact): readonly FilterNode[] {
  return nodes.filter((node): node is FilterNode => 'filter' in node && node.filter === 'sidechaincompress');
}

interface Surroundings {
  readonly request: JobRequest;
  readonly facts: JobFacts;
  readonly sources: Readonly<Record<string, Source>>;
  readonly workspace: Workspace;
  readonly seconds: number;
}

/** The streams around a duck, one channel each. */
async function renderAround(duck: FilterNode, around: Surroundings) {
  const { request, facts, sources, workspace, seconds } = around;
  const [before, voice] = duck.in;
  if (voice === undefined) throw new Error('a duck listens to a second stream');
  const names = ['before.f32', 'after.f32', 'voice.f32'] as const;
  const { preset, profile, host, signal } = request;
  const context = { artifact: preset.artifact, profile: profile.artifact, facts };
  const { graph, inputs, sinks } = graphOf(context, [before, duck.id, voice], sources);
  // What stands before and in a duck never ends: it is as long as the master is.
  const outputs = sinks.flatMap((sink, index) => [
    ...[
      '-map',
      `[${sink}]`,
      '-t',
      String(seconds),
      '-c:a',
      'pcm_f32le',
      '-f',
      'f32le',
      workspace.path(names[index] ?? ''),
    ],
  ]);
  await runFfmpeg({
    ffmpegPath: host.ffmpegPath,
    confinement: host.confinement,
    args: [...inputs, '-filter_complex', graph, ...outputs],
    cwd: workspace.directory,
    logPath: workspace.path('ducks.log'),
    limits: limitsFor(seconds, 0),
    cpuMode: 'reproducible',
    ...(signal === undefined ? {} : { signal }),
  });
  const [dry, ducked, heard] = await Promise.all(names.map((name) => readSamples(workspace.path(name))));
  return { before: dry ?? new Float32Array(), after: ducked ?? new Float32Array(), voice: heard ?? new Float32Array() };
}

function graphOf(context: LinkContext, wanted: readonly string[], sources: Surroundings['sources']) {
  const graph = instantiate(context, wanted);
  const numbers = new Map(graph.inputs.map((name, index) => [name, `${index}:${sources[name]?.stream ?? 0}`]));
  const options = { sample_fmts: 'flt', sample_rates: rate, channel_layouts: 'mono' };
  const ends = wanted.map((link, index) => {
    return { filter: 'aformat', options, in: [graph.links.get(link) ?? link], out: [`end${index}`] };
  });
  const { nodes, sinks } = splitShared(
    [...graph.nodes, ...ends],
    ends.flatMap(({ out }) => out),
  );
  const padOf = (link: string): string => numbers.get(inputOfLink(link) ?? '') ?? link;
  return {
    graph: serializeGraph(nodes.map((node) => ({ ...node, in: node.in.map(padOf) }))),
    inputs: graph.inputs.flatMap((name) => sources[name]?.arguments ?? []),
    sinks,
  };
}

async function readSamples(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
