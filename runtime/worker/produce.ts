import type { CompletedResult } from '../../schemas/generated/job.ts';
import type { Attempt } from './attempt.ts';
import { keepDebug } from './keep-debug.ts';
import { keepLogs } from './keep-logs.ts';
import { keepReport } from './keep-report.ts';
import { judgeReplay } from './replay/judge-replay.ts';
import { recall } from './replay/recall.ts';
import { resultOf } from './result-of.ts';
import type { Rooms } from './rooms.ts';
import { type Made, runEngine } from './run-engine.ts';
import { stageInputs } from './stage-inputs.ts';
import { uploadMaster } from './upload-master.ts';

/**
 * Does a job, from its inputs to a master that stands under the attempt's own key.
 *
 * @returns the result to put forward; nothing is decided yet
 * @throws LatheFailure whatever the attempt fails with; `job/cancelled` where its claim ended
 */
export async function produce(attempt: Attempt, rooms: Rooms): Promise<CompletedResult> {
  const inputs = await stageInputs(attempt, rooms.inputs);
  attempt.clock.enter('prepare');
  const recalled = await recall(attempt);
  const recorded = typeof recalled?.found === 'object' ? recalled.found : undefined;
  const made = await withLogs(attempt, rooms, () => runEngine(attempt, rooms, inputs, recorded));
  attempt.clock.enter('upload');
  await keepReport(attempt, made);
  if (attempt.request.verbose) await keepDebug(attempt, [rooms.work]);
  const output = made.kind === 'master' ? await uploadMaster(attempt, made) : undefined;
  const replay = await judgeReplay(attempt, rooms, made, recalled);
  return resultOf(attempt, made, { output, replay });
}

/** However the engine ends, FFmpeg's own words are kept. */
async function withLogs(attempt: Attempt, rooms: Rooms, work: () => Promise<Made>): Promise<Made> {
  try {
    return await work();
  } finally {
    await keepLogs(attempt, rooms.work);
  }
}
