import type { LevelsPromise, ParamSpec, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { quantityText } from './argument-text.ts';

/** What the decoded deliverable is held to, in a sentence; undefined where the preset promises nothing of the kind. */
export function promiseText({ promise, levelsPromise, params }: PresetArtifact): string | undefined {
  if (levelsPromise !== undefined) return levelsText(levelsPromise, params);
  if (promise === undefined) return undefined;
  const tolerance =
    promise.tolerance === undefined
      ? '0.1 LU (lossy codecs: 0.2 LU)'
      : quantityText('LoudnessDelta', promise.tolerance, params);
  return [
    `${quantityText('Loudness', promise.integrated, params)} within ${tolerance}${promise.lowered === undefined ? '' : ', or softer where the peaks leave no room'}`,
    ...(promise.ceiling === undefined
      ? []
      : [`true peak at or under ${quantityText('TruePeak', promise.ceiling, params)}`]),
    ...(promise.shortTermMax === undefined
      ? []
      : [`short-term loudness at or under ${quantityText('Loudness', promise.shortTermMax, params)}`]),
  ].join(', ');
}

function levelsText({ rms, tolerance, samplePeak, noiseFloor }: LevelsPromise, params: readonly ParamSpec[]): string {
  return [
    `rms ${quantityText('Level', rms, params)} within ${quantityText('Gain', tolerance, params)}`,
    ...(samplePeak === undefined ? [] : [`samples at or under ${quantityText('Level', samplePeak, params)}`]),
    ...(noiseFloor === undefined ? [] : [`noise floor at or under ${quantityText('Level', noiseFloor, params)}`]),
  ].join(', ');
}
