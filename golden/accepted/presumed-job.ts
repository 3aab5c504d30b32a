import type {
  InputFacts,
  JobFacts,
  LevelFacts,
  LinkContext,
  MeasuredFacts,
} from '../../compiler/artifact/link/index.ts';
import type { PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';

/** What is presumed of a job before there is any sound. */
export interface Presumption {
  /** In words. */
  readonly doc: string;
  /** Of each input, by its place among them. */
  readonly inputs: (place: number) => InputFacts;
  readonly measured: MeasuredFacts;
}

/** s; over at once, and more than the 0.33 s that `level` takes to give the whole of a file. */
const short = 0.5;

/** Speech as it usually comes: it fits under no ceiling once it is turned up. */
export const usualJob: Presumption = {
  doc: 'stereo at 48 kHz, -23 LUFS, -5 dBTP; every param at its default',
  inputs: () => ({ duration: short, sampleRate: 48_000, channels: 2 }),
  measured: { integrated: -23, truePeak: -5, range: 6, duration: short },
};

/** All that has to be converted, and turned down. */
export const mixedJob: Presumption = {
  doc: '5.1 at 44.1 kHz, then mono at 8 kHz, -9 LUFS, -0.5 dBTP; every param at its default',
  inputs: (place) =>
    place === 0
      ? { duration: short, sampleRate: 44_100, channels: 6 }
      : { duration: short, sampleRate: 8000, channels: 1 },
  measured: { integrated: -9, truePeak: -0.5, range: 2, duration: short },
};

/** The lowest rate there is: filters meet frequencies that it does not carry. */
export const telephoneJob: Presumption = {
  doc: 'mono at 8 kHz, -30 LUFS, -12 dBTP; every param at its default',
  inputs: () => ({ duration: short, sampleRate: 8000, channels: 1 }),
  measured: { integrated: -30, truePeak: -12, range: 8, duration: short },
};

/** A job as the linker knows it, on a presumption. */
export function presume(
  { inputs, measured }: Presumption,
  artifact: PresetArtifact,
  profile: ProfileArtifact,
): LinkContext {
  const facts: JobFacts = {
    params: Object.fromEntries(artifact.params.map((param) => [param.name, param.default])),
    inputs: Object.fromEntries(artifact.inputs.map(({ name }, place) => [name, inputs(place)])),
    measures: new Map(artifact.measures.filter(({ levels }) => levels === undefined).map(({ id }) => [id, measured])),
    levels: new Map(
      artifact.measures.filter(({ levels }) => levels !== undefined).map(({ id }) => [id, levelsOf(measured)]),
    ),
    solves: new Map(artifact.solves.map(({ id }) => [id, 1.5])),
    correction: { loudness: 0, ceiling: 0 },
    sampleRate: Math.max(...artifact.inputs.map((_, place) => inputs(place).sampleRate)),
  };
  return { artifact, profile, facts };
}

/** What a measurement of levels finds where one of loudness finds these. */
export function levelsOf({ integrated, truePeak, duration }: MeasuredFacts): LevelFacts {
  return { rms: integrated, samplePeak: truePeak, soundStart: 0, soundEnd: duration, duration };
}
