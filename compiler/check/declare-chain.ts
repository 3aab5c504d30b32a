import type { Chain, Param } from '../../dsl/index.ts';
import { unknownStream } from '../operators/stream-facts.ts';
import type { KnownChain } from '../resolve/resolved-module.ts';
import { bind } from './bind.ts';
import { checkParam } from './check-param.ts';
import { type Context, here } from './context.ts';
import type { ChainParam, ChainStanding } from './declared.ts';
import { namesIn, namesInParam } from './names-in.ts';
import { emptyScope } from './scope.ts';
import { describe, type Value } from './value.ts';

/** Checks a chain where it is declared, over its params' whole ranges; each chain once. */
export function standingOf(known: KnownChain, context: Context): ChainStanding {
  const { chain, home } = known;
  const earlier = context.chains.get(chain);
  if (earlier !== undefined) return earlier;
  context.chains.set(chain, { kind: 'declaring' });
  const inside = { ...context, module: home, scope: emptyScope(), depth: context.depth + 1, declaring: true };
  const standing = declare(chain, inside);
  reportUnused(chain, inside);
  context.chains.set(chain, standing);
  return standing;
}

function declare(chain: Chain, outer: Context): ChainStanding {
  let isSound = true;
  const context: Context = {
    ...outer,
    reporter: {
      report(code, place, data) {
        isSound = false;
        outer.reporter.report(code, place, data);
      },
    },
  };
  const params = chain.params.map((param) => declareParam(param, context));
  let stream: Value = { kind: 'stream', signal: { kind: 'input', name: '' }, facts: unknownStream };
  let { span } = chain.name;
  for (const stage of chain.stages) {
    stream = context.check.call(stage, { value: stream, span }, context);
    span = stage.span;
  }
  const sound = params.filter((param) => param !== undefined);
  return isSound && stream.kind === 'stream' ? { kind: 'sound', params: sound } : { kind: 'unsound' };
}

/** Checks a param and gives it its place among the names of the chain. */
function declareParam(param: Param, context: Context): ChainParam | undefined {
  const name = param.name.name;
  if (param.type.name === 'Audio') {
    bind(param.name, { kind: 'stream', signal: { kind: 'input', name: '' }, facts: unknownStream }, context);
    reportFixedStream(param, context);
    return { kind: 'stream', name };
  }
  const checked = checkParam(param, context);
  bind(param.name, checked?.value ?? { kind: 'unknown' }, context);
  return checked && { kind: 'quantity', name, checked };
}

/** A stream comes from the call: nothing that stands in a declaration could be its default or its range. */
function reportFixedStream({ name, default: value, range }: Param, context: Context): void {
  const node = value ?? range?.min;
  if (node === undefined) return;
  const found = describe(context.check.expression(node, context));
  const data = { what: name.name, expected: 'a stream from each call', found };
  context.reporter.report('type/mismatch', here(context, node.span), data);
}

function reportUnused(chain: Chain, context: Context): void {
  const used = new Set([...chain.stages.flatMap(namesIn), ...chain.params.flatMap(namesInParam)]);
  for (const { name } of chain.params.filter((param) => !used.has(param.name.name))) {
    context.reporter.report('name/unused', here(context, name.span), { what: 'param', name: name.name });
  }
}
