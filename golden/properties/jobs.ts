import fc, { type Arbitrary } from 'fast-check';
import {
  createEvaluator,
  type InputFacts,
  type LevelFacts,
  type LinkContext,
  type LinkedProcess,
  linkLevels,
  linkMeasurement,
  linkRender,
  linkSolve,
  type MeasuredFacts,
  type Sources,
} from '../../compiler/artifact/link/index.ts';
import type { Measure, ParamSpec, PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';

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

/** The processes of a job: the measurements together, each solve once, the rendering. None where the job is refused. */
export function processesOf(
  artifact: PresetArtifact,
  profile: ProfileArtifact,
  { voice, music, end, measure, gain }: GeneratedJob,
): readonly LinkedProcess[] {
  return linkAll({
    artifact,
    profile,
    facts: {
      params: Object.fromEntries(artifact.params.map((param) => [param.name, boundedAt(param, end)])),
      inputs: { voice, music },
      measures: new Map(ofLoudness(artifact).map(({ id }) => [id, measure])),
      levels: new Map(ofLevels(artifact).map(({ id }) => [id, levelsOf(measure)])),
      solves: new Map(artifact.solves.map(({ id }) => [id, gain])),
      correction: { loudness: 0, ceiling: 0 },
      sampleRate: Math.max(voice.sampleRate, music.sampleRate),
    },
  });
}

function linkAll(context: LinkContext): readonly LinkedProcess[] {
  const { artifact, profile, facts } = context;
  const evaluate = createEvaluator(artifact, facts);
  if (artifact.refusals.some(({ when }) => evaluate(when) !== 0)) return [];
  const sources = tonesOf(facts.inputs);
  const links = ofLoudness(artifact).map(({ link }) => link);
  const levels = ofLevels(artifact);
  return [
    ...(links.length === 0 ? [] : [linkMeasurement(context, links, sources)]),
    ...(levels.length === 0 ? [] : [linkLevels(context, levels, sources)]),
    ...artifact.solves.map((solve) => linkSolve(context, solve, 1, sources)),
    linkRender(context, sources, { file: `master.${profile.extensions[0]}`, listen: false }),
  ];
}

function ofLoudness({ measures }: PresetArtifact): readonly Measure[] {
  return measures.filter(({ levels }) => levels === undefined);
}

function ofLevels({ measures }: PresetArtifact): readonly Measure[] {
  return measures.filter(({ levels }) => levels !== undefined);
}

function levelsOf({ integrated, truePeak, duration }: MeasuredFacts): LevelFacts {
  return { rms: integrated, samplePeak: truePeak, soundStart: 0, soundEnd: duration, duration };
}

/** A param at one end of its range; an hour of silence would pass too, in its time. */
function boundedAt(param: ParamSpec, end: GeneratedJob['end']): number {
  return param.type === 'Duration' ? Math.min(param[end], Math.max(1, param.default)) : param[end];
}

/** Tones, made by FFmpeg itself. */
function tonesOf(inputs: Readonly<Record<string, InputFacts>>): Sources {
  const opened = Object.entries(inputs).map(([name, { duration, sampleRate, channels }]) => {
    const tones = Array.from({ length: channels }, (_, side) => `0.3*sin(${880 * (side + 1)}*t)`).join('|');
    const layout = channels === 6 ? '5.1' : `${channels}c`;
    const sound = `aevalsrc=${tones}:c=${layout}:s=${sampleRate}:d=${duration}`;
    return [name, { arguments: ['-f', 'lavfi', '-i', sound], stream: 0 }] as const;
  });
  return Object.fromEntries(opened);
}
