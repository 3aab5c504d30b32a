import fc, { type Arbitrary } from 'fast-check';
import type { Param } from '../../compiler/operators/params.ts';
import { type Codec, codecs } from '../../compiler/profiles/codecs.ts';
import { type Container, containers } from '../../compiler/profiles/containers.ts';

const pairs = [...containers.values()].flatMap((container) =>
  Object.keys(container.codecs).flatMap((name) => {
    const codec = codecs.get(name);
    return codec === undefined ? [] : [{ container, codec }];
  }),
);

/** Rates that a file may have, for codecs that take any. */
const usualRates = [22_050, 44_100, 48_000, 96_000];

/** The fields of a profile: every container with every codec that it carries, every option. */
export const profileFields: Arbitrary<readonly string[]> = fc.constantFrom(...pairs).chain(fieldsOf);

function fieldsOf({ container, codec }: { readonly container: Container; readonly codec: Codec }) {
  const rates = codec.sampleRates.length > 0 ? codec.sampleRates : usualRates;
  const optional = (name: string, values: readonly (string | number)[], unit = ''): Arbitrary<readonly string[]> =>
    fc.oneof(
      fc.constant([]),
      fc.constantFrom(...values).map((value) => [`${name} ${value}${unit}`]),
    );
  return fc
    .tuple(
      codecText(codec),
      optional('sample_rate', rates, ' Hz'),
      optional('channels', ['mono', 'stereo']),
      optional('metadata', ['keep', 'drop']),
    )
    .map(([written, ...others]) => [`container ${container.name}`, `codec ${written}`, ...others.flat()]);
}

function codecText({ name, params }: Codec): Arbitrary<string> {
  return fc
    .subarray(Object.entries(params))
    .chain((chosen) => fc.tuple(...chosen.map(([param, definition]) => optionText(param, definition))))
    .map((given) => (given.length === 0 ? name : `${name}(${given.join(', ')})`));
}

function optionText(name: string, param: Param): Arbitrary<string> {
  if (param.kind === 'choice') return fc.constantFrom(...param.choices).map((value) => `${name}: ${value}`);
  if (param.kind === 'stream') return fc.constant('');
  return fc.integer({ min: param.min, max: param.max }).map((value) => `${name}: ${value} kbps`);
}
