import { buildReport } from '../master/build-report.ts';
import type { Before } from '../master/hear-inputs.ts';
import type { MasterReport } from '../master/report.ts';
import { checkCancelled } from '../process/cancelled.ts';
import { checkDestination, type DestinationRules } from '../workspace/destination.ts';
import { inFolder } from '../workspace/in-folder.ts';
import { publishAll } from '../workspace/publish-all.ts';
import { jointMeasureOf } from './joint-measure.ts';
import { reportJoint } from './joint-report.ts';
import { type ListenedTrack, listenTo, type OpenTrack, openTrack } from './listen.ts';
import { namingTrack } from './naming-track.ts';
import { produceAlbum } from './produce-album.ts';
import type { ProducedTrack } from './produced-track.ts';
import type { AlbumReport } from './report.ts';
import type { AlbumRequest } from './request.ts';
import { inRooms, type TrackJob, trackRequests } from './track-jobs.ts';

/**
 * Masters files as one programme: measures all of them, finds one gain from their loudness gated together, makes each
 * with it, and holds each to where it stood among the others.
 *
 * @returns the report; the masters stand in the request's folder
 * @throws LatheFailure that names its track, with nothing written
 */
export async function masterAlbum(request: AlbumRequest): Promise<AlbumReport> {
  const measure = jointMeasureOf(request.preset);
  checkCancelled(request.signal);
  return inFolder(request.folder, async () => {
    const requests = trackRequests(request);
    for (const track of requests) await checkDestination(track.destination, rulesOf(request));
    return inRooms(requests, (jobs) => masterIn(jobs, measure, rulesOf(request)));
  });
}

async function masterIn(jobs: readonly TrackJob[], measure: string, rules: DestinationRules): Promise<AlbumReport> {
  const startedAt = performance.now();
  const produced = await produceAlbum(measure, await listenToAll(jobs, measure));
  const album = reportJoint(produced, await Promise.all(produced.tracks.map(({ track }) => heardBefore(track))));
  const tracks = await Promise.all(produced.tracks.map(reportTrack));
  checkCancelled(jobs[0]?.request.signal);
  const finished = produced.tracks.map(({ track, delivered }) => ({
    file: delivered.rendered.path,
    destination: track.job.request.destination,
  }));
  await publishAll(finished, rules);
  return { album: { ...album, wallSeconds: (performance.now() - startedAt) / 1000 }, tracks };
}

/**
 * Opens all tracks, then measures one after the other. Measuring each as it came, which only the report needs, may lag
 * behind by two.
 */
async function listenToAll(jobs: readonly TrackJob[], measure: string): Promise<readonly ListenedTrack[]> {
  const opened: OpenTrack[] = [];
  for (const job of jobs) opened.push(await namingTrack(job.request, () => openTrack(job, measure)));
  const tracks: ListenedTrack[] = [];
  for (const track of opened) {
    const lagging = tracks.at(-2);
    if (lagging !== undefined) await heardBefore(lagging);
    tracks.push(await namingTrack(track.job.request, () => listenTo(track, measure)));
  }
  return tracks;
}

function heardBefore({ job, before }: ListenedTrack): Promise<Before> {
  return namingTrack(job.request, () => before);
}

/** With the time that was spent on this track alone. */
async function reportTrack({ track, delivered, tookMs }: ProducedTrack): Promise<MasterReport> {
  const startedAt = performance.now() - track.tookMs - tookMs;
  return namingTrack(track.job.request, async () =>
    buildReport(track.session, await track.before, delivered, startedAt),
  );
}

/** Every destination is held against every track. */
function rulesOf({ force, tracks }: AlbumRequest): DestinationRules {
  return { force, inputs: tracks.map(({ file }) => file.path) };
}
