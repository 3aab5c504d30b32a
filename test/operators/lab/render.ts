import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DeliveredFormat,
  deliveredFormat,
  instantiate,
  type LinkContext,
} from '../../../compiler/artifact/link/instantiate.ts';
import { splitShared } from '../../../compiler/artifact/link/split.ts';
import { serializeGraph } from '../../../compiler/artifact/serialize.ts';
import { compile } from '../../../compiler/compile.ts';
import { memoryHost } from '../../../compiler/host.ts';
import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { channel, type Sound } from './signals.ts';

/** Writes what the graph gives, sample by sample, in double precision. */
const exact: ProfileArtifact = {
  kind: 'profile',
  format: 1,
  container: 'raw',
  muxer: 'f64le',
  muxerOptions: {},
  streamMuxer: 'f64le',
  extensions: ['f64'],
  codec: 'pcm',
  encoder: 'pcm_f64le',
  encoderOptions: {},
  sampleFormat: 'dbl',
  sampleRates: [],
  maxChannels: 2,
  lossless: true,
  frameSize: 1,
  video: 'none',
  metadata: 'drop',
  requires: { ffmpeg: '5.1', encoders: [], muxers: [] },
};

type Inputs = Readonly<Record<string, Sound>>;

/**
 * Runs sounds through a preset with the real FFmpeg.
 *
 * @param body what stands between the preset's inputs and its end: an expression, or lets and an output
 * @param sounds one, called `voice`, or several by name
 */
export async function render(body: string, sounds: Sound | Inputs): Promise<Sound> {
  const inputs = isSound(sounds) ? { voice: sounds } : sounds;
  const { artifact } = compileBody(body, Object.keys(inputs));
  const folder = await mkdtemp(join(tmpdir(), 'lathe-operators-'));
  try {
    const context = { artifact, profile: exact, facts: factsOf(inputs) };
    const format = deliveredFormat(context);
    const sources = await writeSources(folder, inputs);
    const graph = ['-filter_complex', graphText(context, Object.keys(inputs)), '-map', '[out]'];
    return readSound(await runFfmpeg([...sources, ...graph, '-f', 'f64le', 'pipe:1']), format);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The whole graph, with the format pinned at its end. */
function graphText(context: LinkContext, inputs: readonly string[]): string {
  const { sampleRate, channels } = deliveredFormat(context);
  const graph = instantiate(context, [context.artifact.output]);
  const end = graph.links.get(context.artifact.output) ?? context.artifact.output;
  const layout = channels === 1 ? 'mono' : 'stereo';
  const options = { sample_fmts: 'dbl', sample_rates: sampleRate, channel_layouts: layout };
  const sink = { filter: 'aformat', options, in: [end], out: ['out'] };
  const names = new Map(inputs.map((input, index) => [`in:${input}`, `${index}:a`]));
  const { nodes } = splitShared([...graph.nodes, sink], []);
  return serializeGraph(nodes.map((node) => ({ ...node, in: node.in.map((link) => names.get(link) ?? link) })));
}

function isSound(sounds: Sound | Inputs): sounds is Sound {
  return Array.isArray(sounds.channels);
}

/** The messages of the findings about a preset with one expression or body; empty where it is sound. */
export function findings(body: string, inputs: readonly string[] = ['voice']): string[] {
  return compile('lab.preset', presetText(body, inputs), memoryHost()).diagnostics.map(({ message }) => message);
}

function compileBody(body: string, inputs: readonly string[]) {
  const { presets, diagnostics } = compile('lab.preset', presetText(body, inputs), memoryHost());
  const [preset] = presets;
  if (preset === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return preset;
}

function presetText(body: string, inputs: readonly string[]): string {
  const declared = inputs.map((name) => `  input ${name}: Audio\n`).join('');
  return `preset lab v1 {\n${declared}${/\boutput\b/.test(body) ? body : `  output ${body}`}\n}\n`;
}

function factsOf(sounds: Inputs) {
  const inputs = Object.fromEntries(
    Object.entries(sounds).map(([name, sound]) => {
      const duration = channel(sound).length / sound.sampleRate;
      return [name, { duration, sampleRate: sound.sampleRate, channels: sound.channels.length }];
    }),
  );
  const sampleRate = Math.max(...Object.values(sounds).map((sound) => sound.sampleRate));
  const correction = { loudness: 0, ceiling: 0 };
  return { params: {}, inputs, measures: new Map(), solves: new Map(), correction, sampleRate };
}

/** Writes the sounds to files; returns the arguments that open them. */
async function writeSources(folder: string, sounds: Inputs): Promise<string[]> {
  const opened = Object.entries(sounds).map(async ([name, sound]) => {
    const file = join(folder, `${name}.f64`);
    await writeFile(file, interleave(sound));
    return ['-f', 'f64le', '-ar', String(sound.sampleRate), '-ac', String(sound.channels.length), '-i', file];
  });
  return (await Promise.all(opened)).flat();
}

function interleave({ channels }: Sound): Float64Array {
  const count = channels.length;
  const samples = new Float64Array(count * (channels[0]?.length ?? 0));
  for (const [side, values] of channels.entries()) {
    for (const [index, value] of values.entries()) samples[index * count + side] = value;
  }
  return samples;
}

/** Takes raw samples apart. */
function readSound(bytes: Uint8Array, { sampleRate, channels: count }: DeliveredFormat): Sound {
  const samples = new Float64Array(bytes.slice().buffer);
  const channels = Array.from({ length: count }, (_, side) => samples.filter((_, index) => index % count === side));
  return { sampleRate, channels };
}
