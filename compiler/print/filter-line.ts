import type {
  DeliverNode,
  Expr,
  FilterNode,
  Node,
  OptionValue,
  ProfileArtifact,
} from '../../schemas/generated/artifact.ts';
import { exprText, numberText } from './expr-text.ts';

/** Prints one option of a filter: a literal as it is, an expression symbolically. */
export function optionText(value: OptionValue): string {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(Number(value)) : exprText(value);
}

/** A filter with its options in FFmpeg's order, without its links: `volume=volume=amplitude(v2):precision=double`. */
export function filterText({ filter, options }: Pick<FilterNode, 'filter' | 'options'>): string {
  const settings = Object.entries(options).map(([name, value]) => `${name}=${optionText(value)}`);
  return settings.length === 0 ? filter : `${filter}=${settings.join(':')}`;
}

/**
 * What a node does, without its links.
 *
 * @param profile says what a place of delivery converts to; only that it does where it is absent
 */
export function nodeText(node: Node, profile?: ProfileArtifact): string {
  return 'deliver' in node ? deliveryText(node, profile) : filterText(node);
}

/** A node between its links, as FFmpeg writes it, with the condition under which it is there. */
export function nodeLine(node: Node, profile?: ProfileArtifact): string {
  const links = node.in.map((link) => `[${link}]`).join('');
  const condition = 'filter' in node && node.when !== undefined ? `   when ${exprText(node.when)}` : '';
  return `${links}${nodeText(node, profile)}[${node.id}]${condition}`;
}

function deliveryText({ deliver }: DeliverNode, profile: ProfileArtifact | undefined): string {
  const arriving = `from ${channelsText(deliver.channels)} at ${exprText(deliver.sampleRate)}`;
  if (profile === undefined) return `deliver (${arriving} to the profile's)`;
  const rate =
    profile.sampleRate === undefined ? 'the nearest rate that the codec has' : `${numberText(profile.sampleRate)} Hz`;
  const channels = profile.channels === undefined ? 'its channels' : channelsText(profile.channels);
  return `deliver (${arriving} to ${channels} at ${rate})`;
}

function channelsText(channels: Expr): string {
  if (channels === 1) return 'mono';
  return channels === 2 ? 'stereo' : exprText(channels);
}
