import type { Expression, Identifier, Profile, ProfileField } from '../../dsl/index.ts';
import type { CheckedCodecArguments } from '../profiles/codec-arguments.ts';
import { type Codec, codecs } from '../profiles/codecs.ts';
import { type Container, containers } from '../profiles/containers.ts';
import type { ResolvedModule } from '../resolve/resolved-module.ts';
import { formatQuantity } from '../types/quantity.ts';
import { checkArgument } from './check-argument.ts';
import { openContext } from './check-expression.ts';
import { type Context, here } from './context.ts';
import { matchArguments } from './match-arguments.ts';
import { fitQuantity } from './quantity-fit.ts';
import { type Reporter, replace } from './reporter.ts';
import { emptyScope } from './scope.ts';
import { nearest } from './suggest.ts';

/** A profile without errors. */
export interface CheckedProfile {
  readonly declaration: Profile;
  readonly container: Container;
  readonly codec: Codec;
  readonly codecArguments: CheckedCodecArguments;
  /** Hz; undefined keeps the source's. */
  readonly sampleRate: number | undefined;
  /** Undefined keeps the preset's. */
  readonly channels: 1 | 2 | undefined;
  readonly video: 'none' | 'copy';
  readonly metadata: 'drop' | 'keep';
}

const fieldNames = ['container', 'codec', 'sample_rate', 'channels', 'video', 'metadata'] as const;

type Fields = ReadonlyMap<string, ProfileField>;

interface CodecChoice {
  readonly codec: Codec;
  readonly args: CheckedCodecArguments;
}

/** Checks one profile; undefined where it cannot be compiled, with the findings in the reporter. */
export function checkProfile(profile: Profile, module: ResolvedModule, reporter: Reporter): CheckedProfile | undefined {
  const context = openContext(module, emptyScope(), reporter);
  const fields = collectFields(profile, context);
  const container = checkWord('container', 'container m4a', containers, profile, fields, context);
  const codec = checkCodec(profile, fields, context);
  const sampleRate = checkSampleRate(fields.get('sample_rate'), codec?.codec, context);
  const channels = word(fields.get('channels'), ['mono', 'stereo'], context);
  const video = word(fields.get('video'), ['copy', 'none'], context) ?? 'none';
  const metadata = word(fields.get('metadata'), ['keep', 'drop'], context) ?? 'drop';
  if (container === undefined || codec === undefined) return undefined;
  checkTogether(container, codec.codec, fields, context);
  return {
    declaration: profile,
    container,
    codec: codec.codec,
    codecArguments: codec.args,
    sampleRate,
    channels: channels === undefined ? undefined : channels === 'mono' ? 1 : 2,
    video,
    metadata,
  };
}

function collectFields(profile: Profile, context: Context): Fields {
  const fields = new Map<string, ProfileField>();
  for (const field of profile.fields) {
    const { name, span } = field.name;
    if (!(fieldNames as readonly string[]).includes(name)) {
      const likely = nearest(name, fieldNames);
      const edit = likely === undefined ? {} : replace(span, likely);
      context.reporter.report('profile/unknown_field', { ...here(context, span), ...edit }, { name, nearest: likely });
    } else if (fields.has(name)) context.reporter.report('name/duplicate', here(context, span), { name });
    else fields.set(name, field);
  }
  return fields;
}

function reportMissing(profile: Profile, field: string, example: string, context: Context): undefined {
  const { name, span } = profile.id.name;
  context.reporter.report('profile/missing_field', here(context, span), { name, field, example });
}

function reportChoice(
  what: string,
  node: Expression,
  found: string,
  choices: readonly string[],
  context: Context,
): undefined {
  const likely = nearest(found, choices);
  const edit = likely === undefined ? {} : replace(node.span, likely);
  const data = { what, found, choices: choices.join(', '), nearest: likely };
  context.reporter.report('call/unknown_choice', { ...here(context, node.span), ...edit }, data);
}

/** The text of a bare word, or what else was written. */
function wordOf(node: Expression): string {
  return node.kind === 'name' ? node.name : `a ${node.kind}`;
}

function word<const Choice extends string>(
  field: ProfileField | undefined,
  choices: readonly Choice[],
  context: Context,
): Choice | undefined {
  if (field === undefined) return undefined;
  const found = wordOf(field.value);
  const chosen = choices.find((choice) => choice === found);
  return chosen ?? reportChoice(field.name.name, field.value, found, choices, context);
}

function checkWord<T>(
  name: string,
  example: string,
  known: ReadonlyMap<string, T>,
  profile: Profile,
  fields: Fields,
  context: Context,
): T | undefined {
  const field = fields.get(name);
  if (field === undefined) return reportMissing(profile, name, example, context);
  const found = wordOf(field.value);
  return known.get(found) ?? reportChoice(name, field.value, found, [...known.keys()], context);
}

function checkCodec(profile: Profile, fields: Fields, context: Context): CodecChoice | undefined {
  const node = fields.get('codec')?.value;
  if (node === undefined) return reportMissing(profile, 'codec', 'codec aac(bitrate: 192 kbps)', context);
  const callee: Identifier | undefined = node.kind === 'call' ? node.callee : undefined;
  const name = callee?.name ?? wordOf(node);
  const codec = codecs.get(name);
  if (codec === undefined) return reportChoice('codec', node, name, [...codecs.keys()], context);
  const args = codecArguments(codec, node, context);
  return args && { codec, args };
}

function codecArguments(codec: Codec, node: Expression, context: Context): CheckedCodecArguments | undefined {
  const names = Object.keys(codec.params);
  const matched = node.kind === 'call' ? matchArguments(node, codec.name, names, context) : undefined;
  const args: Record<string, number | string> = {};
  let sound = matched?.sound ?? true;
  for (const [name, param] of Object.entries(codec.params)) {
    if (param.kind === 'stream') continue;
    const given = matched?.arguments.get(name);
    if (given === undefined) {
      if (param.default !== undefined) args[name] = param.default;
      continue;
    }
    const checked = checkArgument(name, param, given, context)?.signal;
    if (checked?.kind === 'choice') args[name] = checked.choice;
    else if (checked?.kind === 'quantity' && typeof checked.expr === 'number') args[name] = checked.expr;
    else sound = false;
  }
  return sound ? args : undefined;
}

function checkSampleRate(
  field: ProfileField | undefined,
  codec: Codec | undefined,
  context: Context,
): number | undefined {
  if (field === undefined) return undefined;
  const demand = { type: 'Frequency', min: 8000, max: 192000, name: 'sample_rate' } as const;
  const rate = fitQuantity(context, field.value, context.check.expression(field.value, context), demand)?.expr;
  if (typeof rate !== 'number') return undefined;
  if (codec === undefined || codec.sampleRates.length === 0 || codec.sampleRates.includes(rate)) return rate;
  const [found, ...rates] = [rate, ...codec.sampleRates].map((hertz) => formatQuantity('Frequency', hertz));
  const data = { codec: codec.name, found: found ?? '', rates: rates.join(', ') };
  context.reporter.report('profile/sample_rate', here(context, field.value.span), data);
  return undefined;
}

function checkTogether(container: Container, codec: Codec, fields: Fields, context: Context): void {
  const codecField = fields.get('codec');
  if (codecField !== undefined && !Object.hasOwn(container.codecs, codec.name)) {
    const data = { codec: codec.name, container: container.name, codecs: Object.keys(container.codecs).join(', ') };
    context.reporter.report('profile/codec_not_in_container', here(context, codecField.value.span), data);
  }
  const video = fields.get('video');
  if (video !== undefined && wordOf(video.value) === 'copy' && !container.video) {
    context.reporter.report('profile/no_video', here(context, video.value.span), { container: container.name });
  }
}
