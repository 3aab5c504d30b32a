import type { Unit } from '../../dsl/index.ts';
import { type QuantityType, unitMeanings as table, type UnitMeaning } from '../artifact/quantity.ts';

export {
  baseUnits,
  formatQuantity,
  isQuantityType,
  type QuantityType,
} from '../artifact/quantity.ts';

/** What a type is called in a sentence. */
export const typeNames: Readonly<Record<QuantityType, string>> = {
  Loudness: 'a loudness',
  LoudnessDelta: 'a loudness difference',
  Gain: 'a gain',
  Level: 'a level',
  TruePeak: 'a true peak',
  Frequency: 'a frequency',
  Duration: 'a duration',
  Ratio: 'a ratio',
  Bitrate: 'a bit rate',
  Percent: 'a percentage',
  Integer: 'a whole number',
  Number: 'a number',
};

/** What each unit of the language measures. */
export const unitMeanings: Readonly<Record<Unit, UnitMeaning>> = table;
