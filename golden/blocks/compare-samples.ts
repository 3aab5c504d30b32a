import { compareGoldens, type Golden } from './compare-figures.ts';

/**
 * How the samples of two goldens differ. The count of frames comes first; the hash counts where both come from one build of
 * FFmpeg, and so does how often a master was made again, which would hide a wrong first aim. Where they do not, codecs may end a frame apart, and the level of every second stands for the samples, which
 * nobody keeps.
 */
export function compareSamples(kept: Golden, produced: Golden): readonly string[] {
  const isSameBuild = kept.build === produced.build;
  const { sha256, build, ffmpeg, frames, codecFrame, corrections, rmsPerSecondDbfs, ...rest } = kept;
  const before = { ...rest, ...(isSameBuild ? { corrections } : { rmsPerSecondDbfs }) };
  const after = Object.fromEntries(Object.keys(before).map((name) => [name, produced[name]]));
  const lines = [...compareFrames(kept, produced, isSameBuild), ...compareGoldens(before, after)];
  if (!isSameBuild) return lines.map((line) => `${line} [kept from FFmpeg ${ffmpeg}, this is ${produced.ffmpeg}]`);
  if (sha256 === produced.sha256) return lines;
  const levels = compareGoldens({ rmsPerSecondDbfs }, { rmsPerSecondDbfs: produced.rmsPerSecondDbfs });
  const how = levels.length > 0 ? levels : ['no second of any channel is louder or softer by more than 0.1 dB'];
  return [
    ...lines,
    `samples: not those that are kept (sha256 ${short(sha256)}, now ${short(produced.sha256)})`,
    ...how,
  ];
}

function compareFrames(kept: Golden, produced: Golden, isSameBuild: boolean): readonly string[] {
  const [before, after] = [Number(kept.frames), Number(produced.frames)];
  // A lossless codec has frames of one sample: it may not differ by any.
  const allowed = isSameBuild || kept.codecFrame === 1 ? 0 : Number(kept.codecFrame);
  if (Math.abs(after - before) <= allowed) return [];
  const by = after - before;
  return [`frames: kept ${before}, now ${after} (${by > 0 ? '+' : ''}${by})`];
}

function short(hash: unknown): string {
  return String(hash).slice(0, 12);
}
