import {
  type JobFacts,
  type LevelFacts,
  type LevelMeter,
  type LinkedLevels,
  linkLevels,
} from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import { type Levels, levelFigures, soundBounds } from '../measure/levels.ts';
import { readLevels } from '../measure/read-levels.ts';
import { runFfmpeg } from '../process/run.ts';
import type { FfmpegRun } from '../process/spec.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { noLoudness, type Suspects, suspectsAmong } from './measured-facts.ts';
import type { Findings } from './recorded.ts';
import { linkContext, longestInput, type Session } from './session.ts';
import { beginStep } from './step.ts';
import { takeOrMeasure } from './take-or-measure.ts';

/**
 * Runs a levels stage, unless an earlier job's figures are taken: rms, samples, and where sound begins and ends.
 */
export async function measureLevels(session: Session, facts: JobFacts, ids: readonly string[]): Promise<JobFacts> {
  const wanted = session.request.preset.artifact.measures.filter(({ id }) => ids.includes(id));
  const linked = linkLevels(linkContext(session, facts), wanted, session.sources);
  const names = Object.keys(session.inputs).filter((name) => linked.inputs.includes(name));
  const detail = names.length > 0 ? `measuring the levels of ${names.join(' and ')}` : 'measuring levels';
  const asked = { ...linked, detail, settings: linked.meters };
  const { levels } = await takeOrMeasure(session, asked, () => run(session, linked, names, detail));
  return { ...facts, levels: new Map([...(facts.levels ?? []), ...Object.entries(levels)]) };
}

async function run(
  session: Session,
  linked: LinkedLevels,
  names: readonly string[],
  detail: string,
): Promise<Findings> {
  const step = beginStep(session, { stage: 'analyze', detail, seconds: longestInput(session) });
  const ran = await runFfmpeg(step.lead(linked.arguments));
  const suspects = suspectsAmong(session, names, false);
  const levels: Record<string, LevelFacts> = {};
  for (const [output, { id, meter, threshold }] of linked.meters.entries()) {
    levels[id] = levelFacts(await readLevelMeter(session.workspace, meter, ran, output), threshold, suspects);
  }
  step.finish(ran);
  return { loudness: {}, levels, decoded: ran.inputs };
}

/**
 * Reads what a level meter of a process that has ended measured.
 *
 * @param output the number of the output that the meter feeds
 * @throws LatheFailure `output/disk_full` where figures are missing: FFmpeg does not notice that it cannot write them
 */
export async function readLevelMeter(
  { path }: Workspace,
  { file, blockSamples, sampleRate }: LevelMeter,
  run: FfmpegRun,
  output: number,
): Promise<Levels> {
  const levels = await readLevels(path(file), blockSamples / sampleRate);
  const samples = run.outputs.find((found) => found.output === output)?.encoded?.samples ?? 0;
  if (levels.rms.length < Math.ceil(samples / blockSamples)) {
    throw failure('output/disk_full', { path: path(file), neededBytes: undefined });
  }
  return levels;
}

/** dBFS rms; under the last bit of 16, so that no gain makes programme of it. */
const silentDb = -100;

/** @throws LatheFailure `input/silent` or `input/too_short` where nothing is as loud as the threshold */
function levelFacts(levels: Levels, threshold: number | undefined, suspects: Suspects): LevelFacts {
  const duration = levels.rms.length * levels.blockSeconds;
  const { rmsDb, samplePeakDb } = levelFigures(levels);
  const sound = soundBounds(levels, threshold);
  if (rmsDb === null || rmsDb < silentDb || samplePeakDb === null || sound === undefined) {
    throw noLoudness(suspects, duration);
  }
  return { rms: rmsDb, samplePeak: samplePeakDb, soundStart: sound.start, soundEnd: sound.end, duration };
}
