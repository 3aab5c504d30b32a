import type { PresetArtifact } from '../../schemas/generated/artifact.ts';
import { quantityText } from './argument-text.ts';

/** What the decoded deliverable is held to, in a sentence; undefined where the preset promises no loudness. */
export function promiseText({ promise, params }: PresetArtifact): string | undefined {
  if (promise === undefined) return undefined;
  const tolerance =
    promise.tolerance === undefined
      ? '0.1 LU (lossy codecs: 0.2 LU)'
      : quantityText('LoudnessDelta', promise.tolerance, params);
  return [
    `${quantityText('Loudness', promise.integrated, params)} within ${tolerance}`,
    ...(promise.ceiling === undefined
      ? []
      : [`true peak at or under ${quantityText('TruePeak', promise.ceiling, params)}`]),
    ...(promise.shortTermMax === undefined
      ? []
      : [`short-term loudness at or under ${quantityText('Loudness', promise.shortTermMax, params)}`]),
  ].join(', ');
}
