import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Expr } from '../../../schemas/generated/artifact.ts';
import { failure } from '../../failure/failure.ts';
import { listed } from '../../failure/wording.ts';
import { hundredths } from '../measure/loudness-report.ts';
import { jointLoudness } from './joint-loudness.ts';
import type { ListenedTrack } from './listen.ts';

/** How all tracks are levelled. */
export interface AlbumLevel {
  /** LUFS of all of them together, where the preset levels them. */
  readonly jointLufs: number;
  /** LUFS that the preset asks for. */
  readonly askedLufs: number;
  /** dB, rounded to 0.01; the same for every track. */
  readonly gainDb: number;
  /** Whether that is less than asked, for the peaks of one of them. */
  readonly isLowered: boolean;
}

/** LUFS that all tracks are to have together. */
export function expectedJoint({ isLowered, jointLufs, gainDb, askedLufs }: AlbumLevel): number {
  return isLowered ? jointLufs + gainDb : askedLufs;
}

/**
 * The gain that brings all tracks together to what the preset asks for. Where it takes less gain for the peaks
 * (`when_hot: lower`), all take as little as the hottest of them.
 *
 * @throws LatheFailure `input/silent` where none of them has a loudness
 */
export function levelAlbum(measure: string, tracks: readonly ListenedTrack[]): AlbumLevel {
  const jointLufs = jointLoudness(tracks.map(({ loudness }) => loudness.timeline.momentary));
  const [first] = tracks;
  const promise = first?.session.request.preset.artifact.promise;
  if (first === undefined || promise === undefined) throw new Error('an album has tracks, and its preset a promise');
  if (jointLufs === null) throw failure('input/silent', { path: listed(tracks.map(pathOf)), isAsItCame: false });
  const askedLufs = evaluateFor(first, first.facts, promise.integrated);
  const level = { jointLufs, askedLufs, gainDb: hundredths(askedLufs - jointLufs), isLowered: false };
  if (promise.lowered === undefined) return level;
  const gains = tracks.map((track) => {
    const gain = evaluateFor(track, factsAt(level, measure, track), promise.gain);
    return hundredths(gain - track.facts.correction.loudness);
  });
  return loweredTo(level, gains);
}

/** A level at the lowest of some gains. */
export function loweredTo(level: AlbumLevel, gains: readonly number[]): AlbumLevel {
  const gainDb = Math.min(level.gainDb, ...gains);
  return gainDb < level.gainDb ? { ...level, gainDb, isLowered: true } : level;
}

/** The facts of a track that is levelled with its album: its gain is the album's, and its loudness follows from that. */
export function factsAt({ askedLufs, gainDb }: AlbumLevel, measure: string, track: ListenedTrack): JobFacts {
  const integrated = askedLufs - gainDb;
  const own = track.loudness.integratedLufs;
  return { ...track.facts, album: { measure, integrated, offset: own === null ? undefined : own - integrated } };
}

function evaluateFor({ session }: ListenedTrack, facts: JobFacts, expr: Expr): number {
  return createEvaluator(session.request.preset.artifact, facts)(expr);
}

/** The path of a track's file. */
function pathOf({ job }: Pick<ListenedTrack, 'job'>): string {
  return Object.values(job.request.inputs)[0]?.path ?? '';
}
