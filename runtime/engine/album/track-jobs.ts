import { join, parse } from 'node:path';
import { inJobRoom, type JobRoom } from '../master/job-room.ts';
import type { JobProgress, MasterRequest } from '../master/request.ts';
import type { AlbumRequest } from './request.ts';

/** The job of one track, and where it is done. */
export interface TrackJob {
  readonly request: MasterRequest;
  readonly room: JobRoom;
}

/** The request of each track: its steps are counted on from those before, and say whose they are. */
export function trackRequests({ tracks, folder, ...shared }: AlbumRequest): readonly MasterRequest[] {
  const input = shared.preset.artifact.inputs[0]?.name ?? '';
  const tellStep = countingOn(shared.onProgress);
  return tracks.map(({ file, name }, index) => ({
    ...shared,
    inputs: { [input]: file },
    destination: join(folder, name),
    ...(shared.logFolder === undefined ? {} : { logFolder: join(shared.logFolder, parse(name).name) }),
    onProgress: (progress) => tellStep(progress, `${index + 1}/${tracks.length} ${parse(name).name}: `),
  }));
}

/** The tracks take turns, so a step is another one as soon as its track or its number is. */
function countingOn(tell: MasterRequest['onProgress']): (progress: JobProgress, whose: string) => void {
  let [step, current] = [0, ''];
  return (progress, whose) => {
    const key = whose + progress.step;
    if (key !== current) [step, current] = [step + 1, key];
    tell?.({ ...progress, step, detail: whose + progress.detail });
  };
}

/** Does some work with a room for each of several jobs. */
export async function inRooms<Result>(
  requests: readonly MasterRequest[],
  work: (jobs: readonly TrackJob[]) => Promise<Result>,
  jobs: readonly TrackJob[] = [],
): Promise<Result> {
  const request = requests[jobs.length];
  if (request === undefined) return work(jobs);
  return inJobRoom(request, (room) => inRooms(requests, work, [...jobs, { request, room }]));
}
