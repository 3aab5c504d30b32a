import type { LevelFigures } from '../measure/levels.ts';
import type { Loudness, LoudnessTimeline } from '../measure/loudness.ts';
import { hundredths, reportLoudness } from '../measure/loudness-report.ts';
import { hashFile } from '../probe/hash-file.ts';
import type { Delivered } from './deliver.ts';
import type { Before } from './hear-inputs.ts';
import { completeParams } from './params.ts';
import type { InputReport, LoudnessTarget, MasterReport, OutputReport } from './report.ts';
import type { MasterRequest } from './request.ts';
import type { OpenedInput, Session } from './session.ts';
import type { Target } from './verify.ts';

/** Puts together all that is known of a finished job. */
export async function buildReport(
  session: Session<MasterRequest>,
  before: Before,
  delivered: Delivered,
  startedAt: number,
): Promise<MasterReport> {
  const { request, stages } = session;
  const { preset, profile, host, cpuMode: mode = 'fast' } = request;
  const reached = delivered.target ?? delivered.levels;
  const inputs = await Promise.all(
    Object.entries(session.inputs).map(
      async ([name, input]) =>
        [name, await reportInput(input, before[name], request.recorded?.timelines[name])] as const,
    ),
  );
  return {
    preset: { hash: preset.hash, label: preset.label },
    profile: { hash: profile.hash, label: profile.label },
    params: completeParams(preset, request.params),
    ffmpeg: { version: (await host.version()).text, fingerprint: await host.fingerprint(mode), mode },
    inputs: Object.fromEntries(inputs),
    output: await reportOutput(session, delivered),
    mode: reached?.mode ?? 'untouched',
    gainDb: reached && hundredths(reached.gainDb),
    gainReductionDb: hundredths(reached?.reductionDb ?? 0),
    corrections: delivered.corrections,
    target: delivered.target && reportTarget(delivered.target),
    verdicts: delivered.verdicts,
    stages,
    measurements: session.passes,
    wallSeconds: (performance.now() - startedAt) / 1000,
  };
}

/** @param recorded what an earlier job read over time, where its figures were taken */
async function reportInput(
  input: OpenedInput,
  before: Loudness | undefined,
  recorded: LoudnessTimeline | undefined,
): Promise<InputReport> {
  const { probe, stream } = input;
  if (before === undefined) throw new Error('every input is measured as it came');
  const { codec, sampleRate, channels, layout, audioIndex, language } = stream;
  const isTaken = before.timeline.momentary.length === 0;
  return {
    path: probe.path,
    sha256: await input.sha256,
    sizeBytes: probe.sizeBytes,
    container: probe.formats[0] ?? 'unknown',
    codec,
    sampleRate,
    channels,
    layout,
    durationSeconds: input.durationSeconds ?? before.durationSeconds,
    stream: { audioIndex, of: probe.audio.length, language },
    loudness: reportLoudness(isTaken && recorded !== undefined ? { ...before, timeline: recorded } : before),
  };
}

async function reportOutput({ request }: Session<MasterRequest>, { rendered }: Delivered): Promise<OutputReport> {
  const { artifact } = request.profile;
  return {
    path: request.destination,
    sha256: await hashFile(rendered.path, request.signal),
    sizeBytes: rendered.written.sizeBytes,
    container: artifact.container,
    codec: artifact.codec,
    sampleRate: rendered.sampleRate,
    channels: rendered.channels,
    durationSeconds: rendered.samples / rendered.sampleRate,
    loudness: reportLoudness(rendered.loudness),
    ...(rendered.levels === undefined ? {} : { levels: reportLevels(rendered.levels) }),
  };
}

function reportTarget({ integratedLufs, toleranceLu, ceilingDbtp, shortTermMaxLufs }: Target): LoudnessTarget {
  return { integratedLufs: hundredths(integratedLufs), toleranceLu, ceilingDbtp, shortTermMaxLufs };
}

function reportLevels({ rmsDb, samplePeakDb, noiseFloorDb }: LevelFigures): LevelFigures {
  const figure = (level: number | null): number | null => (level === null ? null : hundredths(level));
  return { rmsDb: figure(rmsDb), samplePeakDb: figure(samplePeakDb), noiseFloorDb: figure(noiseFloorDb) };
}
