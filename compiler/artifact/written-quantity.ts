import { type QuantityType, type UnitMeaning, unitMeanings } from './quantity.ts';

/** The units that a quantity of a type may be written in, the usual one first; none for plain numbers and ratios. */
export function unitsOf(type: QuantityType): readonly string[] {
  const all = Object.entries<UnitMeaning>(unitMeanings).filter(([, meaning]) => meaning.type === type);
  return all
    .toSorted(([, one], [, other]) => Number(one.scale !== 1) - Number(other.scale !== 1))
    .map(([unit]) => unit);
}

const NUMBER = '[+-]?[0-9]{1,12}(?:\\.[0-9]{1,12})?';

/**
 * A regular expression for the texts of a quantity: `-16 LUFS`, `0.2 kHz`, `3:1`, and the plain number where the type has no
 * unit. It is part of the schemas that callers read, so it says all that can be said without the range.
 */
export function writtenPattern(type: QuantityType): string {
  if (type === 'Integer') return '^[+-]?[0-9]{1,12}$';
  if (type === 'Number') return `^${NUMBER}$`;
  if (type === 'Ratio') return `^${NUMBER} ?: ?1$`;
  return `^${NUMBER} ?(?:${unitsOf(type).join('|')})$`;
}

/**
 * Reads a quantity as it is written, with its unit.
 *
 * @returns the number in the type's base unit; undefined where the text is no quantity of that type
 */
export function readWritten(type: QuantityType, text: string): number | undefined {
  if (!new RegExp(writtenPattern(type)).test(text)) return undefined;
  const unit = text.replace(/^[+-]?[0-9.]+ ?/, '');
  const meaning = Object.entries<UnitMeaning>(unitMeanings).find(([spelling]) => spelling === unit);
  return Number.parseFloat(text) * (meaning?.[1].scale ?? 1);
}
