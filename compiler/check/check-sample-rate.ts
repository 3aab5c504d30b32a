import type { ProfileField } from '../../dsl/index.ts';
import type { Codec } from '../profiles/codecs.ts';
import { formatQuantity } from '../types/quantity.ts';
import { type Context, here } from './context.ts';
import { fitQuantity } from './quantity-fit.ts';

/**
 * Checks `sample_rate 48 kHz`.
 *
 * @param codec undefined where that is not sound itself
 * @returns Hz
 */
export function checkSampleRate(
  field: ProfileField | undefined,
  codec: Codec | undefined,
  context: Context,
): number | undefined {
  if (field === undefined) return undefined;
  const { value } = field;
  const demand = { type: 'Frequency', min: 8000, max: 192_000, name: 'sample_rate' } as const;
  const rate = fitQuantity(context, value, context.check.expression(value, context), demand)?.expr;
  if (typeof rate !== 'number') return undefined;
  if (codec === undefined || has(codec, rate)) return rate;
  const rates = codec.sampleRates.map((hertz) => formatQuantity('Frequency', hertz));
  const data = {
    codec: codec.name,
    found: formatQuantity('Frequency', rate),
    rates: rates.length > 0 ? rates.join(', ') : 'whole numbers of Hz',
  };
  context.reporter.report('profile/sample_rate', here(context, value.span), data);
  return undefined;
}

function has({ sampleRates }: Codec, rate: number): boolean {
  return sampleRates.length === 0 ? Number.isInteger(rate) : sampleRates.includes(rate);
}
