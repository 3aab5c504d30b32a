import fc, { type Arbitrary } from 'fast-check';
import type { InputFacts, JobFacts, LinkContext, MeasuredFacts } from '../../compiler/artifact/link/index.ts';
import type { ParamSpec, PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';
import { levelsOf } from '../accepted/presumed-job.ts';

/** What a job knows beside its preset and its profile. */
export interface GeneratedJob {
  readonly voice: InputFacts;
  readonly music: InputFacts;
  /** Where every param stands in its range. */
  readonly end: 'default' | 'min' | 'max';
  /** What every measurement finds. */
  readonly measure: MeasuredFacts;
  /** dB that every normalize has come to. */
  readonly gain: number;
}

const files: Arbitrary<InputFacts> = fc.record({
  duration: fc.constantFrom(0.2, 0.5),
  sampleRate: fc.constantFrom(8000, 44_100, 48_000, 96_000),
  channels: fc.constantFrom(1, 2, 6),
});

const measured: Arbitrary<MeasuredFacts> = fc.record({
  integrated: fc.integer({ min: -600, max: -50 }).map((tenths) => tenths / 10),
  truePeak: fc.integer({ min: -500, max: 60 }).map((tenths) => tenths / 10),
  range: fc.integer({ min: 0, max: 20 }),
  duration: fc.constantFrom(0.2, 0.5, 2),
});

/** Jobs over short files of every rate and layout, whatever was measured. */
export const jobs: Arbitrary<GeneratedJob> = fc.record({
  voice: files,
  music: files,
  end: fc.constantFrom('default', 'min', 'max'),
  measure: measured,
  gain: fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 10),
});

/** A job as the linker knows it. */
export function contextOf(
  artifact: PresetArtifact,
  profile: ProfileArtifact,
  { voice, music, end, measure, gain }: GeneratedJob,
): LinkContext {
  const [levels, loudness] = [true, false].map((ofLevels) =>
    artifact.measures.filter((each) => (each.levels !== undefined) === ofLevels),
  );
  const facts: JobFacts = {
    params: Object.fromEntries(artifact.params.map((param) => [param.name, boundedAt(param, end)])),
    inputs: { voice, music },
    measures: new Map(loudness?.map(({ id }) => [id, measure])),
    levels: new Map(levels?.map(({ id }) => [id, levelsOf(measure)])),
    solves: new Map(artifact.solves.map(({ id }) => [id, gain])),
    correction: { loudness: 0, ceiling: 0 },
    sampleRate: Math.max(voice.sampleRate, music.sampleRate),
  };
  return { artifact, profile, facts };
}

/** A param at one end of its range; an hour of silence would pass too, in its time. */
function boundedAt(param: ParamSpec, end: GeneratedJob['end']): number {
  return param.type === 'Duration' ? Math.min(param[end], Math.max(1, param.default)) : param[end];
}
