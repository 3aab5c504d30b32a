import type {
  DeliverNode,
  FilterNode,
  Node,
  PresetArtifact,
  ProfileArtifact,
} from '../../../schemas/generated/artifact.ts';
import { conversionSteps, deliveredChannels } from '../channels.ts';
import { inputOfLink } from '../references.ts';
import type { ConcreteNode } from '../serialize.ts';
import { createEvaluator, type Evaluate } from './evaluate.ts';
import type { JobFacts } from './job-facts.ts';
import { tidy } from './tidy.ts';

/** A part of a preset's graph with every number known and every node that this job does not need left out. */
export interface ConcreteGraph {
  /** Each node has one output link, which any number of others may read: splits come later. */
  readonly nodes: readonly ConcreteNode[];
  /** What each wanted link of the artifact is here; links that turn out to carry the same signal are the same. */
  readonly links: ReadonlyMap<string, string>;
  /** The inputs that the graph reads. */
  readonly inputs: readonly string[];
}

/** Hz and channels of what is delivered. */
export interface DeliveredFormat {
  readonly sampleRate: number;
  readonly channels: number;
}

/** An artifact with its profile and the facts of a job so far. */
export interface LinkContext {
  readonly artifact: PresetArtifact;
  readonly profile: ProfileArtifact;
  readonly facts: JobFacts;
  /** Links that stand in scratch as files, and the name of the source that each is read from. */
  readonly kept?: ReadonlyMap<string, string>;
}

interface Instance extends LinkContext {
  readonly evaluate: Evaluate;
  readonly nodes: ConcreteNode[];
  readonly links: Map<string, string>;
  readonly inputs: Set<string>;
}

/**
 * Makes the part of the graph that some links need.
 *
 * @param wanted links of the artifact
 */
export function instantiate(context: LinkContext, wanted: readonly string[]): ConcreteGraph {
  const evaluate = createEvaluator(context.artifact, context.facts);
  const instance: Instance = { ...context, evaluate, nodes: [], links: new Map(), inputs: new Set() };
  const needed = ancestors(context, wanted);
  for (const node of context.artifact.nodes) {
    if (!needed.has(node.id)) continue;
    instance.links.set(node.id, addNode(instance, node));
  }
  const links = new Map(wanted.map((link) => [link, linkOf(instance, link)]));
  return { ...tidy(instance.nodes, links), inputs: [...instance.inputs].sort() };
}

/** The format that an artifact's delivery node turns what arrives into. */
export function deliveredFormat(context: LinkContext): DeliveredFormat {
  const evaluate = createEvaluator(context.artifact, context.facts);
  const node = context.artifact.nodes.find((candidate) => 'deliver' in candidate);
  if (node === undefined || !('deliver' in node)) throw new Error('an artifact has a place of delivery');
  return formatAt(node, context.profile, evaluate);
}

function formatAt({ deliver }: DeliverNode, profile: ProfileArtifact, evaluate: Evaluate): DeliveredFormat {
  const sampleRate = chooseSampleRate(profile, evaluate(deliver.sampleRate));
  const channels = deliveredChannels(evaluate(deliver.channels), profile.channels, profile.maxChannels);
  return { sampleRate, channels };
}

/**
 * The sample rate to deliver: the profile's own, else the source's, else the lowest one above it that the codec has.
 *
 * @param source Hz
 */
export function chooseSampleRate(profile: ProfileArtifact, source: number): number {
  if (profile.sampleRate !== undefined) return profile.sampleRate;
  const { sampleRates } = profile;
  return sampleRates.find((rate) => rate >= source) ?? sampleRates.at(-1) ?? source;
}

function ancestors({ artifact, kept }: LinkContext, wanted: readonly string[]): ReadonlySet<string> {
  const needed = new Set(wanted);
  for (const node of [...artifact.nodes].reverse()) {
    if (needed.has(node.id) && kept?.has(node.id) !== true) for (const link of node.in) needed.add(link);
  }
  return needed;
}

function addNode(instance: Instance, node: Node): string {
  const source = instance.kept?.get(node.id);
  if (source !== undefined) return readKept(instance, node.id, source);
  return 'deliver' in node ? addDelivery(instance, node) : addFilter(instance, node);
}

/** Takes a link from scratch instead of making it again. */
function readKept({ inputs, nodes }: Instance, link: string, source: string): string {
  inputs.add(source);
  nodes.push({ filter: 'aformat', options: { sample_fmts: 'dblp' }, in: [`in:${source}`], out: [link] });
  return link;
}

function linkOf(instance: Instance, link: string): string {
  const known = instance.links.get(link);
  if (known !== undefined) return known;
  const input = inputOfLink(link);
  if (input === undefined) return link;
  instance.inputs.add(input);
  const aligned = alignToFile(instance, link, input);
  instance.links.set(link, aligned);
  return aligned;
}

/**
 * Sound that begins later than its file, or that has a gap, gets silence there: what is heard stays where it was beside
 * the picture, and inputs are mixed as their files lie on the clock. Samples without a gap pass unchanged.
 */
function alignToFile({ nodes }: Instance, link: string, input: string): string {
  const out = `aligned_${input}`;
  nodes.push({ filter: 'aresample', options: { async: 1, first_pts: 0 }, in: [link], out: [out] });
  return out;
}

function addFilter(instance: Instance, node: FilterNode): string {
  const [first, ...others] = node.in;
  const from = linkOf(instance, first);
  if (node.when !== undefined && instance.evaluate(node.when) === 0) return from;
  const options = Object.entries(node.options).map(([name, value]) => [
    name,
    typeof value === 'object' ? instance.evaluate(value) : value,
  ]);
  const inputs = [from, ...others.map((link) => linkOf(instance, link))];
  instance.nodes.push({ filter: node.filter, options: Object.fromEntries(options), in: inputs, out: [node.id] });
  return node.id;
}

/** Converts to the profile's channels and sample rate, as far as they differ from what arrives. */
function addDelivery(instance: Instance, node: DeliverNode): string {
  const { evaluate, profile, nodes } = instance;
  const { channels, sampleRate } = formatAt(node, profile, evaluate);
  const steps =
    profile.channels === undefined && channels > 2
      ? []
      : conversionSteps(evaluate(node.deliver.channels), channels === 1 ? 1 : 2);
  let link = linkOf(instance, node.in[0]);
  const place = (filter: string, options: ConcreteNode['options']): void => {
    const out = `${node.id}_${filter}_${nodes.length}`;
    nodes.push({ filter, options, in: [link], out: [out] });
    link = out;
  };
  for (const { filter, options } of steps) place(filter, options);
  if (sampleRate !== evaluate(node.deliver.sampleRate)) place('aresample', { sample_rate: sampleRate });
  return link;
}
