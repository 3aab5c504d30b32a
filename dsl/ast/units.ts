/** The units of the language as they are spelt. */
export const units = [
  'LUFS',
  'LU',
  'dB',
  'dBFS',
  'dBTP',
  'Hz',
  'kHz',
  'us',
  'ms',
  's',
  'min',
  'h',
  'kbps',
  '%',
] as const;

export type Unit = (typeof units)[number];
