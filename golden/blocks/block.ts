import { createEvaluator, type JobFacts } from '../../compiler/artifact/link/index.ts';
import type { CheckedTest } from '../../compiler/check/checked-test.ts';
import type { CompiledPreset, CompiledProfile } from '../../compiler/compile.ts';
import { type GoldenCase, type Project, profileFor } from '../harness/tier.ts';

/** A test block of a preset, ready to be executed. */
export interface Block {
  /** Unique in its file: `dialogue_clean_v1/lifts_quiet_speech_to_its_target`. */
  readonly name: string;
  /** The preset file, and its text. */
  readonly input: string;
  readonly text: string;
  readonly preset: CompiledPreset;
  readonly profile: CompiledProfile;
  readonly test: CheckedTest;
  /** All params of the preset as the test has them, in their own units. */
  readonly params: Readonly<Record<string, number>>;
}

/** What a test that names no profile is encoded with: nothing is lost in it. */
const usualProfile = 'wav_master_v1';

/** The test blocks of a preset file; none of a file with errors. */
export function blocksOf(of: GoldenCase, project: Project): readonly Block[] {
  return project.compile(of).presets.flatMap((preset) => {
    const names = namesOf(preset);
    return preset.tests.map((test, index): Block => {
      const { input, text } = of;
      const profile = profileOf(test, of, project);
      return { name: names[index] ?? '', input, text, preset, profile, test, params: paramsOf(preset, test) };
    });
  });
}

function profileOf({ profile: label = usualProfile }: CheckedTest, of: GoldenCase, project: Project): CompiledProfile {
  const profile = profileFor(label, of, project);
  if (profile === undefined) throw new Error(`the compiler knew of a profile '${label}', and the project does not`);
  return profile;
}

/** Names that can be those of files; of tests that would share one, the later ones are numbered. */
function namesOf({ label, tests }: CompiledPreset): readonly string[] {
  const taken = new Set<string>();
  for (const { title } of tests) {
    const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['test'];
    const name = words.join('_').slice(0, 60);
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
    taken.add(free);
  }
  return [...taken].map((name) => `${label}/${name}`);
}

function paramsOf({ artifact }: CompiledPreset, { settings }: CheckedTest): Readonly<Record<string, number>> {
  const params: Record<string, number> = {};
  for (const { name, default: usual } of artifact.params) params[name] = usual;
  for (const [name, value] of settings) if (typeof value === 'number') params[name] = value;
  const evaluate = createEvaluator(artifact, factsOf({ ...params }));
  for (const [name, value] of settings) params[name] = evaluate(value);
  return params;
}

/** The facts of a job before it begins: what a test says can depend on params, and on nothing else. */
export function factsOf(params: JobFacts['params']): JobFacts {
  const correction = { loudness: 0, ceiling: 0 };
  return { params, inputs: {}, measures: new Map(), solves: new Map(), correction, sampleRate: Number.NaN };
}
