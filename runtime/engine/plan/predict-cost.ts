import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import type { CpuMode } from '../host/host.ts';
import type { StageReport } from '../master/report.ts';
import type { PlannedInput, PlannedMaster, PredictedCost } from './job-plan.ts';

/**
 * CPU seconds of encoders and decoders for a minute of stereo at 48 kHz. Measured with FFmpeg 5.1.9 (`-benchmark`, the
 * least of three runs over 2 min of music) on one of two hardware threads of an Intel Xeon.
 */
const codecSeconds: Readonly<Record<string, { readonly encoding: number; readonly decoding: number }>> = {
  aac: { encoding: 1.34, decoding: 0.03 },
  libmp3lame: { encoding: 0.68, decoding: 0.04 },
  libopus: { encoding: 0.48, decoding: 0.12 },
  flac: { encoding: 0.09, decoding: 0.09 },
};

/** PCM in each of its forms. */
const usualCodec = { encoding: 0.01, decoding: 0.01 };

/** The same of the meter with true peaks, and how much longer AAC takes to encode without SIMD. */
const modes: Readonly<Record<CpuMode, { readonly metering: number; readonly encodingTimes: number }>> = {
  fast: { metering: 0.2, encodingTimes: 1 },
  reproducible: { metering: 0.39, encodingTimes: 1.28 },
};

/** What the process beside the encoder costs it, as a share of its own time: two threads of one core (measured). */
const sharing = 0.5;

/** Seconds to start the processes of a rendering, to read the result's header and its checksum. */
const startingSeconds = 0.25;

/** CPU seconds that any process takes to open its input. */
const openingSeconds = 0.02;

/** What this plan has measured, and what is to be made. */
export interface CostFacts {
  readonly profile: ProfileArtifact;
  readonly mode: CpuMode;
  readonly inputs: readonly PlannedInput[];
  readonly master: PlannedMaster;
  /** Wall seconds of the stages that the job runs as this plan did. */
  readonly findingSeconds: number;
  /** The last process that measured what goes into the encoder, with its true peak. */
  readonly lastPass: StageReport | undefined;
  /** The process that measured the inputs as they came; what it took tells how fast this machine is. */
  readonly hearing: StageReport | undefined;
}

/**
 * Predicts wall time: what was measured, and the rendering as the filters of the last pass with an encoder in place of its
 * meter. The meters beside it slow it down by a share: the one that
 * hears the deliverable, and the one that hears the inputs, as long as that goes on.
 */
export function predictCost(facts: CostFacts): PredictedCost {
  const { profile, mode, master, findingSeconds, lastPass, hearing } = facts;
  const { metering, encodingTimes } = modes[mode];
  const { encoding, decoding } = codecSeconds[profile.encoder] ?? usualCodec;
  const slowness = slownessOf(facts, metering);
  const meter = stereoMinutes(master) * metering * slowness;
  const filters = Math.max(0, (lastPass?.cpuSeconds ?? 0) - meter);
  const encoder = codedMinutes(master) * encoding * encodingTimes * slowness;
  const listener = codedMinutes(master) * decoding * slowness + meter;
  const again = startingSeconds + filters + encoder + sharing * listener;
  const stillHearing = Math.max(0, (hearing?.wallSeconds ?? 0) - findingSeconds);
  const rendering = again + sharing * stillHearing;
  return {
    isEstimate: true,
    findingSeconds,
    renderingSeconds: rendering,
    totalSeconds: findingSeconds + rendering,
    correctionSeconds: again,
    slowness,
  };
}

/** The meter's time over the inputs, held against the model's. */
function slownessOf({ inputs, hearing }: CostFacts, metering: number): number {
  if (hearing === undefined) return 1;
  const minutes = inputs.reduce((sum, input) => sum + stereoMinutes(input), 0);
  return hearing.cpuSeconds / (openingSeconds * inputs.length + minutes * metering);
}

type Programme = Pick<PlannedMaster, 'durationSeconds' | 'channels'>;

/** Minutes of stereo that a meter takes as long for. */
function stereoMinutes({ durationSeconds, channels }: Programme): number {
  return ((durationSeconds / 60) * channels) / 2;
}

/** The same for a codec, which spends on one channel what it has for two: AAC more than that, others less. */
function codedMinutes({ durationSeconds, channels }: Programme): number {
  return stereoMinutes({ durationSeconds, channels: Math.max(2, channels) });
}
