/** The quantity types of the language; each number is kept in the type's base unit. */
export interface QuantityTypes {
  readonly Loudness: 'LUFS';
  readonly LoudnessDelta: 'LU';
  readonly Gain: 'dB';
  readonly Level: 'dBFS';
  readonly TruePeak: 'dBTP';
  readonly Frequency: 'Hz';
  readonly Duration: 's';
  readonly Ratio: ':1';
  readonly Bitrate: 'kbps';
  readonly Percent: '%';
  readonly Integer: '';
  readonly Number: '';
}

export type QuantityType = keyof QuantityTypes;

/** The unit that numbers of a type are kept and printed in. */
export const baseUnits: QuantityTypes = {
  Loudness: 'LUFS',
  LoudnessDelta: 'LU',
  Gain: 'dB',
  Level: 'dBFS',
  TruePeak: 'dBTP',
  Frequency: 'Hz',
  Duration: 's',
  Ratio: ':1',
  Bitrate: 'kbps',
  Percent: '%',
  Integer: '',
  Number: '',
};

export interface UnitMeaning {
  readonly type: QuantityType;
  /** Multiplies a written number into the base unit. */
  readonly scale: number;
}

/** What each unit measures, by its spelling. */
export const unitMeanings = {
  LUFS: { type: 'Loudness', scale: 1 },
  LU: { type: 'LoudnessDelta', scale: 1 },
  dB: { type: 'Gain', scale: 1 },
  dBFS: { type: 'Level', scale: 1 },
  dBTP: { type: 'TruePeak', scale: 1 },
  Hz: { type: 'Frequency', scale: 1 },
  kHz: { type: 'Frequency', scale: 1000 },
  us: { type: 'Duration', scale: 1e-6 },
  ms: { type: 'Duration', scale: 1e-3 },
  s: { type: 'Duration', scale: 1 },
  min: { type: 'Duration', scale: 60 },
  h: { type: 'Duration', scale: 3600 },
  kbps: { type: 'Bitrate', scale: 1 },
  '%': { type: 'Percent', scale: 1 },
} as const satisfies Readonly<Record<string, UnitMeaning>>;

/** True where the name is one of the quantity types. */
export function isQuantityType(name: string): name is QuantityType {
  return Object.hasOwn(baseUnits, name);
}

/** A number's text without float dust: at most six significant decimals. */
function plain(value: number): string {
  return String(Number(value.toFixed(6)));
}

/**
 * Prints a number of a type the way an engineer writes it.
 *
 * @param value in the type's base unit
 * @returns such as `-16 LUFS`, `3:1`, `8 ms`, `2.5 kHz`, `50 %`
 */
export function formatQuantity(type: QuantityType, value: number): string {
  if (type === 'Ratio') return `${plain(value)}:1`;
  if (type === 'Duration' && value !== 0 && Math.abs(value) < 1) return `${plain(value * 1000)} ms`;
  if (type === 'Frequency' && Math.abs(value) >= 1000) return `${plain(value / 1000)} kHz`;
  const unit = baseUnits[type];
  return unit === '' ? plain(value) : `${plain(value)} ${unit}`;
}
