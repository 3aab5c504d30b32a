/** A number with the true minus sign, which is as wide as a digit. */
export function minus(text: string): string {
  return plusZero(text).replaceAll(/-(?=\d)/g, '−');
}

/** A figure with one decimal and its unit; a dash where it does not exist. */
export function figure(value: number | null, unit: string): string {
  return value === null ? '-' : `${plusZero(value.toFixed(1))} ${unit}`;
}

/** `+7.12`, `-3.00` */
export function signed(value: number): string {
  const text = plusZero(value.toFixed(2));
  return value > 0 ? `+${text}` : text;
}

/** `0:12.480`, `1:02:03.000` */
export function durationText(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor(milliseconds / 60_000) % 60;
  const rest = ((milliseconds % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** `aac 48 kHz stereo` */
export function formatText({
  codec,
  sampleRate,
  channels,
}: Readonly<{ codec: string; sampleRate: number; channels: number }>): string {
  const layout = { 1: 'mono', 2: 'stereo' }[channels] ?? `${channels} channels`;
  return `${codec} ${sampleRate / 1000} kHz ${layout}`;
}

function plusZero(text: string): string {
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
}
