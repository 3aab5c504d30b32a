const units = ['kB', 'MB', 'GB', 'TB'];

/** `14.4 MB`, in powers of a thousand. */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes / 1000, 0];
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  const decimals = value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2;
  return `${value.toFixed(decimals)} ${units[unit]}`;
}
