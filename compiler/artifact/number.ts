const DECIMALS = 10;
const LONG_FRACTION = new RegExp(`\\.\\d{${DECIMALS + 1}}`);

/**
 * A number as FFmpeg reads it everywhere: decimal digits, no exponent, a point, at most ten decimals.
 * Ten decimals are 1e-10 of full scale, below the last bit of 24-bit audio by a factor of a thousand.
 * @throws {RangeError} for NaN and the infinities
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`FFmpeg cannot be given the number ${value}`);
  if (Number.isInteger(value)) return BigInt(value).toString(); // -0 becomes 0
  const shortest = String(value);
  const isPlain = !shortest.includes('e') && !LONG_FRACTION.test(shortest);
  return isPlain ? shortest : withoutTrailingZeros(value.toFixed(DECIMALS));
}

function withoutTrailingZeros(digits: string): string {
  const trimmed = digits.replace(/\.?0+$/, '');
  return trimmed === '-0' ? '0' : trimmed;
}
