import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputFacts, JobFacts, LinkContext, MeasuredFacts } from '../../compiler/artifact/link/index.ts';
import { levelsOf } from '../../golden/accepted/presumed-job.ts';
import { isRefused } from '../../golden/accepted/refused.ts';
import { firstComplaint } from '../../golden/accepted/run-stages.ts';
import { stageProcesses } from '../../golden/accepted/stage-processes.ts';
import { tonesOf } from '../../golden/accepted/tones.ts';
import type { Measure, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { jobOf, presetOf, profileOf } from '../link/job.ts';
import { compileText } from './findings.ts';
import { programs, write } from './programs.ts';

/** A few dozen here; `LATHE_PROGRAMS=1000` for a night. */
const count = Number(process.env.LATHE_PROGRAMS || 40);
const ffmpeg = process.env.LATHE_FFMPEG || 'ffmpeg';

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

const wav = profileOf('container wav', 'codec pcm');
const profiles = [
  wav,
  profileOf('container m4a', 'codec aac', 'sample_rate 48 kHz', 'channels mono'),
  profileOf('container mp3', 'codec mp3'),
  profileOf('container flac', 'codec flac', 'channels stereo'),
  profileOf('container ogg', 'codec opus'),
];

interface Job {
  readonly voice: InputFacts;
  readonly music: InputFacts;
  readonly profile: (typeof profiles)[number];
  readonly end: 'default' | 'min' | 'max';
  readonly measure: MeasuredFacts;
  readonly gain: number;
}

const jobs: Arbitrary<Job> = fc.record({
  voice: files,
  music: files,
  profile: fc.constantFrom(...profiles),
  end: fc.constantFrom('default', 'min', 'max'),
  measure: measured,
  gain: fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 10),
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lathe-accepted-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('FFmpeg takes every graph that compiles', { timeout: 30_000 * count }, async () => {
  await fc.assert(
    fc.asyncProperty(programs, jobs, async (program, job) => {
      const [preset] = compileText(write(program)).presets;
      fc.pre(preset !== undefined);
      const context = contextOf(preset.artifact, job);
      fc.pre(!isRefused(context));
      await runAll(context);
    }),
    { numRuns: count },
  );
});

test('FFmpeg takes a mix whose first stream is over before another begins, and goes on behind it', async () => {
  const artifact = presetOf(`preset a v1 {
  input voice: Audio
  input music: Audio
  let late = voice |> pad(after: 2 s) |> trim(from: 2 s)
  output mix(late, concat(mix(voice, music, voice), music))
}`);
  const mono: InputFacts = { duration: 0.2, sampleRate: 44_100, channels: 1 };
  await runAll(jobOf(artifact, wav, { voice: { ...mono, sampleRate: 8000 }, music: mono }));
});

/** FFmpeg takes all that a job would run. It may warn: a shelf above half of a low sample rate has nothing to do. */
async function runAll(context: LinkContext): Promise<void> {
  const stages = stageProcesses(context, tonesOf(context.facts.inputs));
  expect(await firstComplaint(stages, { ffmpeg, folder, least: 'error' })).toBeUndefined();
}

function contextOf(artifact: PresetArtifact, { voice, music, profile, end, measure, gain }: Job): LinkContext {
  const facts: Partial<JobFacts> = {
    params: Object.fromEntries(artifact.params.map((param) => [param.name, boundedAt(param, end)])),
    measures: new Map(ofLoudness(artifact).map(({ id }) => [id, measure])),
    levels: new Map(ofLevels(artifact).map(({ id }) => [id, levelsOf(measure)])),
    solves: new Map(artifact.solves.map(({ id }) => [id, gain])),
  };
  return jobOf(artifact, profile, { voice, music }, facts);
}

function ofLoudness({ measures }: PresetArtifact): readonly Measure[] {
  return measures.filter(({ levels }) => levels === undefined);
}

function ofLevels({ measures }: PresetArtifact): readonly Measure[] {
  return measures.filter(({ levels }) => levels !== undefined);
}

/** A param at one end of its range; an hour of silence would pass the test too, in its time. */
function boundedAt(param: PresetArtifact['params'][number], end: Job['end']): number {
  return param.type === 'Duration' ? Math.min(param[end], Math.max(1, param.default)) : param[end];
}
