import { unitOfDifference } from '../../../golden/blocks/tolerances.ts';
import type { Answer, FigureComparison, SamplesComparison } from '../../../golden/compare/comparison.ts';
import { listed } from '../../../runtime/failure/wording.ts';

/** One of two values of a figure: `-16.02 LUFS`. */
export function valueText(value: number | string | null, unit?: string): string {
  if (value === null) return 'none';
  return [typeof value === 'number' ? Number(value.toFixed(3)) : value, unit ?? []].flat().join(' ');
}

/** By how much a figure is apart, and by how much it may be: `+0.22 dB, tolerance 0.1 dB`. */
export function apartText({ difference, tolerance, unit = '' }: FigureComparison): string {
  if (difference === undefined || tolerance === undefined) return 'may not differ';
  const of = unitOfDifference(unit);
  return `${difference > 0 ? '+' : ''}${Number(difference.toFixed(3))} ${of}, tolerance ${tolerance} ${of}`;
}

/** What a build says to a preset with a profile; the graph that it is about only where all is shown. */
export function answerLines(answer: Answer, isFull: boolean): readonly string[] {
  switch (answer.kind) {
    case 'takes':
      return ['takes every graph'];
    case 'lacks':
      return [`lacks ${listed(answer.missing)}`];
    case 'warns':
    case 'refuses': {
      const { ending, said, graph } = answer;
      return [ending, ...said, ...(isFull ? graph : [])].map((line, index) => (index === 0 ? line : `  ${line}`));
    }
  }
}

/** How far two masters are apart: frames, and the largest difference of a sample. */
export function samplesLines({ samples }: SamplesComparison): readonly string[] {
  if (samples === undefined) return [];
  const { frames, allowedFrames, difference, toleranceDbfs } = samples;
  const by = frames[1] - frames[0];
  const allowed = allowedFrames === 0 ? 'none may be missing' : `a frame of the codec is ${allowedFrames}`;
  const counted = by === 0 ? [] : [`frames: A ${frames[0]}, B ${frames[1]} (${by > 0 ? '+' : ''}${by}; ${allowed})`];
  if (difference === undefined) return counted;
  const { maxDbfs, rmsDbfs, at } = difference;
  const where = at === undefined ? '' : ` at ${at.seconds} s in channel ${at.channel}`;
  const apart = `apart by at most ${levelText(maxDbfs)}${where}, rms ${levelText(rmsDbfs)}, tolerance ${toleranceDbfs} dBFS`;
  return [...counted, `samples: ${maxDbfs === null ? 'the same as far as both go' : apart}`];
}

/** A level to 0.1 dB; null is nothing at all. */
export function levelText(dbfs: number | null): string {
  return dbfs === null ? 'nothing' : `${dbfs.toFixed(1)} dBFS`;
}
