import { distance } from 'fastest-levenshtein';
import { type Unit, units } from '../ast/units.ts';

/** How people write units that the language spells otherwise; lower case. Differences of case alone need no row. */
const otherSpellings: Readonly<Record<string, Unit>> = {
  lkfs: 'LUFS',
  decibel: 'dB',
  decibels: 'dB',
  hertz: 'Hz',
  kilohertz: 'kHz',
  k: 'kHz',
  khertz: 'kHz',
  µs: 'us',
  μs: 'us',
  usec: 'us',
  msec: 'ms',
  msecs: 'ms',
  millis: 'ms',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  kbit: 'kbps',
  kbits: 'kbps',
  kb: 'kbps',
  percent: '%',
  pct: '%',
};

const byLowerCase: ReadonlyMap<string, Unit> = new Map([
  ...units.map((unit) => [unit.toLowerCase(), unit] as const),
  ...Object.entries(otherSpellings),
]);

/** @returns the unit that was most likely meant by `written`, or undefined where none is near */
export function nearestUnit(written: string): Unit | undefined {
  const word = written.toLowerCase();
  const known = byLowerCase.get(word);
  if (known !== undefined) {
    return known;
  }
  const allowed = Math.floor(word.length / 3);
  return units.find((unit) => distance(word, unit.toLowerCase()) <= allowed);
}
