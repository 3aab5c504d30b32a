import type { Meter } from '../../../compiler/artifact/link/index.ts';
import type { CpuMode, FfmpegHost } from '../host/host.ts';
import { fineTimeline, withFineMaxima } from '../measure/fine-timeline.ts';
import { type LevelFigures, levelFigures } from '../measure/levels.ts';
import type { Loudness, LoudnessTimeline } from '../measure/loudness.ts';
import { readMeterMetadata } from '../measure/meter-metadata.ts';
import { readLevels } from '../measure/read-levels.ts';
import { readLoudness } from '../measure/read-loudness.ts';
import { type AudioStatistics, parseStatistics } from '../measure/statistics.ts';
import { limitsFor } from '../process/limits.ts';
import { runFfmpeg } from '../process/run.ts';
import type { FfmpegRun, FfmpegSpec, InputCount, Progress } from '../process/spec.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { lateProcess, type MeteredStream, type Punctual, punctualProcess } from './meter-graph.ts';

/** Where and how streams are metered. */
export interface MeterBench {
  readonly host: Pick<FfmpegHost, 'ffmpegPath' | 'confinement'>;
  readonly workspace: Workspace;
  /** Of the longest stream; undefined where it is not known. */
  readonly mediaSeconds: number | undefined;
  readonly cpuMode?: CpuMode;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** All that the meters read of one stream. */
export interface StreamFigures {
  /** With its maxima on the 20 ms grid. */
  readonly loudness: Loudness;
  readonly fine: LoudnessTimeline<50>;
  readonly levels: LevelFigures;
  readonly statistics: AudioStatistics;
  /** What FFmpeg decoded of it. */
  readonly count: InputCount | undefined;
}

/** What was read, and what reading it cost. */
export interface Metered {
  readonly streams: readonly StreamFigures[];
  readonly runs: readonly FfmpegRun[];
}

/**
 * Meters streams in two processes at once: one hears them as they are, the other one late, for the finer grid.
 *
 * @returns figures in the order of the streams
 * @throws LatheFailure as `runFfmpeg` does; the failure of one process ends the other one
 */
export async function meterStreams(streams: readonly MeteredStream[], bench: MeterBench): Promise<Metered> {
  const punctual = punctualProcess(streams);
  const late = lateProcess(streams);
  const runs = await runTogether(bench, [punctual.arguments, late.arguments]);
  const [run] = runs;
  const figures = streams.map(async ({ index }, number): Promise<StreamFigures> => {
    const [instruments, delayed] = [punctual.instruments[number], late.instruments[number]];
    if (run === undefined || instruments === undefined || delayed === undefined)
      throw new RangeError(`stream ${number}`);
    const count = run.inputs.find((input) => input.input === number && input.stream === index);
    return { ...(await readFigures(bench.workspace, run, instruments, delayed)), count };
  });
  return { streams: await Promise.all(figures), runs };
}

async function readFigures(
  workspace: Workspace,
  run: FfmpegRun,
  { meter, levels, statistics }: Punctual,
  late: readonly Meter[],
) {
  const heard = await readLoudness(workspace.path(meter.file), run.summaries.get(meter.instance));
  const delayed = await Promise.all(late.map(({ file }) => readMeterMetadata(workspace.path(file))));
  const fine = fineTimeline(heard.timeline, delayed);
  return {
    loudness: withFineMaxima(heard, fine),
    fine,
    levels: levelFigures(await readLevels(workspace.path(levels.file), levels.blockSamples / levels.sampleRate)),
    statistics: parseStatistics(run.summaries.get(statistics) ?? ''),
  };
}

/** Runs processes at once; tells the progress of the slowest, and ends the others when one fails. */
async function runTogether(
  bench: MeterBench,
  processes: readonly (readonly string[])[],
): Promise<readonly FfmpegRun[]> {
  const aftermath = new AbortController();
  const signal = bench.signal === undefined ? aftermath.signal : AbortSignal.any([bench.signal, aftermath.signal]);
  const slowest = tellSlowest(processes.length, bench.onProgress);
  const running = processes.map((args, number) =>
    runFfmpeg(specOf(bench, args, number, { signal, onProgress: slowest(number) })),
  );
  try {
    return await Promise.all(running);
  } catch (thrown) {
    aftermath.abort(); // the first to fail is the cause, and it is what Promise.all rejects with
    await Promise.allSettled(running);
    throw thrown;
  }
}

function specOf(
  { host: { ffmpegPath, confinement }, workspace, mediaSeconds, cpuMode }: MeterBench,
  args: readonly string[],
  number: number,
  watch: Required<Pick<FfmpegSpec, 'signal' | 'onProgress'>>,
): FfmpegSpec {
  return {
    ffmpegPath,
    confinement,
    args,
    cwd: workspace.directory,
    logPath: workspace.path(`metering-${number}.log`),
    limits: limitsFor(mediaSeconds),
    stage: 'measure',
    ...(cpuMode === undefined ? {} : { cpuMode }),
    ...watch,
  };
}

type Tell = (progress: Progress) => void;

function tellSlowest(count: number, tell: Tell = () => undefined): (number: number) => Tell {
  const positions = Array.from({ length: count }, () => 0);
  return (number) => (progress) => {
    positions[number] = progress.positionSeconds;
    tell({ ...progress, positionSeconds: Math.min(...positions) });
  };
}
