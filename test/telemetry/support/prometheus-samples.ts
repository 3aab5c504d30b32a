import { lineOf } from './otlp-samples.ts';

/** Every value of Prometheus' text by its line, with its labels in the order of their names. */
export function samplesOfText(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map(sampleOf));
}

function sampleOf(line: string): readonly [string, number] {
  const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text] as const);
  return [lineOf(name, Object.fromEntries(pairs)), Number(value)];
}
