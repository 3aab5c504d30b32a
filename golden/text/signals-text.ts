import type { Signal } from '../../compiler/check/value.ts';
import type { CompiledPreset } from '../../compiler/compile.ts';
import { argumentText } from '../../compiler/explain/argument-text.ts';

/**
 * The derivation of a preset's output, one signal a line, equal parts once: `s3 = compress(s2, threshold: -22 dBFS, …)`.
 * Arguments that are left out are there with their defaults.
 */
export function signalsText({ artifact, signals: { signals, output } }: CompiledPreset): string {
  const names = new Map<Signal, string>();
  const nameOf = (signal: Signal): string => names.get(signal) ?? '?';
  const lines = signals.map((signal, index) => {
    names.set(signal, signal.kind === 'input' ? signal.name : `s${index + 1}`);
    if (signal.kind === 'input') return `input ${signal.name}`;
    const streams = signal.streams.map(nameOf);
    const args = Object.entries(signal.args).flatMap(([name, argument]) => {
      const text = argumentText(argument, { params: artifact.params, nameOf });
      return text === '' ? [] : [`${name}: ${text}`];
    });
    return `${nameOf(signal)} = ${signal.operator.name}(${[...streams, ...args].join(', ')})`;
  });
  return [...lines, `output ${nameOf(output)}`].join('\n');
}
