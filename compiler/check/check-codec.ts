import type { Expression } from '../../dsl/index.ts';
import type { Param } from '../operators/params.ts';
import type { CheckedCodecArguments } from '../profiles/codec-arguments.ts';
import { type Codec, codecs } from '../profiles/codecs.ts';
import { checkArgument } from './check-argument.ts';
import type { Context } from './context.ts';
import { matchArguments } from './match-arguments.ts';
import { type Fields, reportChoice, reportMissing, wordOf } from './profile-fields.ts';

/** A codec and how it is set up. */
interface CodecChoice {
  readonly codec: Codec;
  readonly codecArguments: CheckedCodecArguments;
}

/** Checks `codec aac` or `codec aac(bitrate: 192 kbps)`. */
export function checkCodec(fields: Fields, context: Context): CodecChoice | undefined {
  const node = fields.byName.get('codec')?.value;
  if (node === undefined) return reportMissing(fields, 'codec', 'codec aac(bitrate: 192 kbps)', context);
  const codec = codecs.get(wordOf(node) ?? '');
  if (codec === undefined) return reportChoice('codec', node, [...codecs.keys()], context);
  const codecArguments = checkArguments(codec, node, context);
  return codecArguments && { codec, codecArguments };
}

function checkArguments(codec: Codec, node: Expression, context: Context): CheckedCodecArguments | undefined {
  const names = Object.keys(codec.params);
  const matched = node.kind === 'call' ? matchArguments(node, codec.name, names, context) : undefined;
  const checked: Record<string, number | string> = {};
  let isSound = matched?.isSound ?? true;
  for (const [name, param] of Object.entries(codec.params)) {
    const given = matched?.arguments.get(name);
    const value = given === undefined ? defaultOf(param) : argumentOf(name, param, given, context);
    if (value !== undefined) checked[name] = value;
    else if (given !== undefined) isSound = false;
  }
  return isSound ? checked : undefined;
}

function defaultOf(param: Param): number | string | undefined {
  return param.kind === 'stream' ? undefined : param.default;
}

/** A profile has no params, so its quantities are plain numbers. */
function argumentOf(name: string, param: Param, node: Expression, context: Context): number | string | undefined {
  const signal = checkArgument(name, param, node, context)?.signal;
  if (signal?.kind === 'choice') return signal.choice;
  return signal?.kind === 'quantity' && typeof signal.expr === 'number' ? signal.expr : undefined;
}
