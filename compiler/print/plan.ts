import type {
  Expr,
  LevelsPromise,
  NamedValue,
  Node,
  PresetArtifact,
  ProfileArtifact,
} from '../../schemas/generated/artifact.ts';
import type { Stage } from '../artifact/plan/stage.ts';
import { planStages } from '../artifact/plan/stages.ts';
import { collectReferences, noReferences } from '../artifact/references.ts';
import { exprText, type Inline } from './expr-text.ts';
import { partsOf, solveOf } from './stage-parts.ts';
import { listed } from './wording.ts';

/** The stages of a preset in words: what each runs, measures and finds out. */
export function printPlan(artifact: PresetArtifact, profile?: ProfileArtifact): string {
  const known = { measures: new Set<string>(), solves: new Set<string>(), values: new Set<string>() };
  const settled = inlineSettled(artifact);
  const stages = planStages(artifact).map((stage, index) => {
    if (stage.kind === 'analyze' || stage.kind === 'levels') for (const id of stage.measures) known.measures.add(id);
    if (stage.kind === 'solve') known.solves.add(stage.solve);
    const found = stage.kind === 'render' ? [] : newlyKnown(artifact, known);
    for (const { id } of found) known.values.add(id);
    const then = found.map(({ id, expr }) => `     then ${id} = ${exprText(expr, settled)}`);
    return [`${index + 1}. ${describeStage(artifact, stage, settled, profile)}`, ...then].join('\n');
  });
  return [
    ...stages,
    `${stages.length + 1}. ${describeCheck(artifact)}`,
    ...artifact.refusals.map(describeRefusal),
  ].join('\n');
}

interface Known {
  readonly measures: ReadonlySet<string>;
  readonly solves: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** The values that rest on measurements and solves, and could not be computed before. */
function newlyKnown({ values }: PresetArtifact, known: Known): readonly NamedValue[] {
  const reached = new Set(known.values);
  return values.filter(({ id, expr }) => {
    const needs = collectReferences(expr, noReferences());
    const ready = isSubset(needs.measures, known.measures) && isSubset(needs.solves, known.solves);
    const fresh = needs.measures.size + needs.solves.size > 0 || [...needs.values].some((value) => reached.has(value));
    if (!ready || !fresh || known.values.has(id) || reached.has(id)) return false;
    reached.add(id);
    return true;
  });
}

/** Writes out the values that hang on no measurement: they are never said to become known. */
function inlineSettled({ values }: PresetArtifact): Inline {
  const settled = new Map<string, Expr>();
  for (const { id, expr } of values) {
    const { measures, solves, values: others } = collectReferences(expr, noReferences());
    if (measures.size + solves.size === 0 && isSubset(others, new Set(settled.keys()))) settled.set(id, expr);
  }
  return (id) => settled.get(id);
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((item) => whole.has(item));
}

function describeStage(
  artifact: PresetArtifact,
  stage: Stage,
  settled: Inline,
  profile: ProfileArtifact | undefined,
): string {
  const { nodes, inputs } = partsOf(artifact, stage);
  const through = `${listed(inputs)} through ${filtersOf(nodes)}`;
  switch (stage.kind) {
    case 'analyze':
      return `analyze: measure ${listed(stage.measures)} of ${through}${keptText(stage.keep)}`;
    case 'levels':
      return `levels: measure rms and samples, ${listed(stage.measures)}, of ${through}`;
    case 'solve': {
      const { id, when, target, tolerance, maxIterations } = solveOf(artifact, stage.solve);
      const aim = `loudness is ${exprText(target, settled)} LUFS within ${tolerance} LU, at most ${maxIterations} times`;
      return `solve: where ${exprText(when, settled)}, run ${through}, and move the gain ${id} until the ${aim}`;
    }
    case 'render':
      return `render: ${through}, encoded as ${profile === undefined ? 'the profile says' : encodingText(profile)}`;
  }
}

/** Formats and time stamps: they are there in every graph and say nothing about the sound. */
const plumbing: ReadonlySet<string> = new Set(['aformat', 'aresample', 'asetpts']);

/** `highpass, afftdn and volume`: each filter once, in the order of the graph. */
function filtersOf(nodes: readonly Node[]): string {
  const names = nodes.map((node) => ('deliver' in node ? 'delivery' : node.filter));
  return listed([...new Set(names)].filter((name) => !plumbing.has(name)));
}

function encodingText({ codec, container }: ProfileArtifact): string {
  return `${codec} in ${container}`;
}

function describeCheck({ promise, levelsPromise }: PresetArtifact): string {
  const duration = 'the duration of what was rendered';
  if (levelsPromise !== undefined)
    return `verify: hold the decoded deliverable to ${levelsText(levelsPromise)} and ${duration}`;
  if (promise === undefined) return `verify: hold the decoded deliverable to ${duration}`;
  const ceiling = promise.ceiling === undefined ? '' : `, a true peak of at most ${exprText(promise.ceiling)} dBTP`;
  const shortTerm =
    promise.shortTermMax === undefined
      ? ''
      : `, a short-term loudness of at most ${exprText(promise.shortTermMax)} LUFS`;
  const again = 'where the encoder moved it, correct and render again, at most twice';
  return `verify: hold the decoded deliverable to ${exprText(promise.integrated)} LUFS${ceiling}${shortTerm} and ${duration}; ${again}`;
}

function levelsText({ rms, tolerance, samplePeak, noiseFloor }: LevelsPromise): string {
  const peak = samplePeak === undefined ? '' : `, samples of at most ${exprText(samplePeak)} dBFS`;
  const floor = noiseFloor === undefined ? '' : `, a noise floor of at most ${exprText(noiseFloor)} dBFS`;
  return `an rms of ${exprText(rms)} dBFS within ${exprText(tolerance)} dB${peak}${floor}`;
}

function describeRefusal({ when, reason }: PresetArtifact['refusals'][number]): string {
  return `   refuse where ${exprText(when)}: ${reason}`;
}

/** Says what later stages need not make again. */
function keptText(keep: readonly string[]): string {
  return keep.length === 0 ? '' : `, and keep ${listed(keep)} for the stages after it`;
}
