import { deliveredFormat, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Before } from '../master/hear-inputs.ts';
import { expectedBytes, neededBytes } from '../master/needed-space.ts';
import { linkContext, type Session } from '../master/session.ts';
import { copiedBytes } from '../master/step.ts';
import { reading } from '../measure/loudness-report.ts';
import type { JobPlan, PlannedInput, PlannedMaster } from './job-plan.ts';
import type { Prediction } from './predict-master.ts';

/** The inputs as they came, by name. */
export function describeInputs(session: Session, facts: JobFacts, before: Before): JobPlan['inputs'] {
  const described = session.request.preset.artifact.inputs.flatMap(({ name }): [string, PlannedInput][] => {
    const [input, heard] = [session.inputs[name], before[name]];
    if (input === undefined || heard === undefined) return [];
    const { codec, sampleRate, channels } = input.stream;
    const durationSeconds = facts.inputs[name]?.duration ?? heard.durationSeconds;
    const figures = { integratedLufs: reading(heard.integratedLufs), truePeakDbtp: reading(heard.truePeak?.peakDb) };
    return [[name, { path: input.probe.path, codec, sampleRate, channels, durationSeconds, ...figures }]];
  });
  return Object.fromEntries(described);
}

/** The deliverable as it is to be expected. */
export function describeMaster(session: Session, facts: JobFacts, prediction: Prediction): PlannedMaster {
  const { artifact } = session.request.profile;
  const format = deliveredFormat(linkContext(session, facts));
  const { durationSeconds, levels } = prediction;
  const bytes = artifact.video === 'copy' ? undefined : expectedBytes(artifact, format, durationSeconds);
  return {
    container: artifact.container,
    codec: artifact.codec,
    ...format,
    durationSeconds,
    sizeBytes: bytes && Math.round(bytes),
    integratedLufs: reading(prediction.integratedLufs),
    truePeakDbtp: reading(prediction.truePeakDbtp),
    levels: levels && {
      rmsDb: reading(levels.rmsDb),
      samplePeakDb: reading(levels.samplePeakDb),
      noiseFloorDb: reading(levels.noiseFloorDb),
    },
  };
}

/** Bytes that the deliverable takes at the least, with the picture that is copied into it. */
export function deliverableBytes(session: Session, master: PlannedMaster): number {
  const { artifact } = session.request.profile;
  return (master.sizeBytes ?? neededBytes(artifact, master, master.durationSeconds)) + copiedBytes(session);
}
