import fc from 'fast-check';
import type { LinkContext } from '../../compiler/artifact/link/index.ts';
import { isRefused } from '../accepted/refused.ts';
import { complaintOf, complaintText, firstComplaint, inScratch } from '../accepted/run-stages.ts';
import { stageProcesses } from '../accepted/stage-processes.ts';
import { tonesOf } from '../accepted/tones.ts';
import { compileProgram } from './exercised.ts';
import { contextOf, jobs } from './jobs.ts';
import { oneCommand, type Together } from './one-command.ts';
import { sourceOf } from './program.ts';
import { programs } from './programs.ts';

/** What FFmpeg said to generated programs. */
export interface AcceptedOutcome {
  readonly seed: number;
  /** Programs that compile, each with a job of its own. */
  readonly programs: number;
  /** Programs whose job a preset refuses by itself: nothing of it runs. */
  readonly refused: number;
  /** Graphs that FFmpeg took, configured and ran to their end. */
  readonly graphs: number;
  /** The first program whose graph it did not take, with what it said; undefined where it took them all. */
  readonly broken: string | undefined;
}

/** What a run is given. */
export interface AcceptedRun {
  readonly programs: number;
  readonly seed: number;
  readonly ffmpeg: string;
  /** Called with the number of programs whose graphs have run. */
  readonly onProgress?: (done: number) => void;
}

/** Enough that starting FFmpeg no longer counts; the arguments stay far under what a system takes. */
const batchSize = 16;

interface Candidate {
  readonly text: string;
  /** Undefined where the preset refuses the job. */
  readonly context: LinkContext | undefined;
}

/** Puts the graphs of generated programs through the real FFmpeg, as jobs over short tones would. */
export async function runAccepted({
  programs: count,
  seed,
  ffmpeg,
  onProgress,
}: AcceptedRun): Promise<AcceptedOutcome> {
  const candidates = generate(count, seed);
  const refused = candidates.filter(({ context }) => context === undefined).length;
  let graphs = 0;
  for (let start = 0; start < candidates.length; start += batchSize) {
    const batch = candidates.slice(start, start + batchSize);
    const outcome = await runBatch(batch, ffmpeg);
    graphs += outcome.graphs;
    const done = Math.min(start + batchSize, candidates.length);
    if (outcome.broken !== undefined) return { seed, programs: done, refused, graphs, broken: outcome.broken };
    onProgress?.(done);
  }
  return { seed, programs: candidates.length, refused, graphs, broken: undefined };
}

/** So many programs that compile, each with a job. */
function generate(count: number, seed: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const sample = fc.property(programs, jobs, (program, job) => {
    const source = sourceOf(program);
    const compiled = compileProgram(source);
    fc.pre(compiled !== undefined);
    const context = contextOf(compiled.preset.artifact, compiled.profile.artifact, job);
    candidates.push({ text: source.text, context: isRefused(context) ? undefined : context });
  });
  fc.assert(sample, { seed, numRuns: count });
  return candidates;
}

/** Runs the first stage of every job at once, then the second; where FFmpeg complains, finds whose graph it means. */
async function runBatch(
  batch: readonly Candidate[],
  ffmpeg: string,
): Promise<Pick<AcceptedOutcome, 'graphs' | 'broken'>> {
  const all = batch.flatMap(({ context }, index) => (context === undefined ? [] : [stagesOf(context, `${index}_`)]));
  const rounds = Math.max(0, ...all.map((stages) => stages.length));
  const complaint = await inScratch(async (folder) => {
    for (let round = 0; round < rounds; round += 1) {
      const together = all.flatMap((stages) => stages[round] ?? []);
      const said = await complaintOf(oneCommand(together), { ffmpeg, folder, least: 'error' });
      if (said !== undefined) return complaintText(said);
    }
    return undefined;
  });
  const graphs = all.reduce((sum, stages) => sum + stages.length, 0);
  return { graphs, broken: complaint === undefined ? undefined : await findBroken(batch, ffmpeg, complaint) };
}

function stagesOf(context: LinkContext, prefix: string): readonly Together[] {
  const openKept = (file: string): readonly string[] => ['-i', prefix + file];
  return stageProcesses(context, tonesOf(context.facts.inputs), openKept).map(({ process }) => ({ process, prefix }));
}

async function findBroken(batch: readonly Candidate[], ffmpeg: string, together: string): Promise<string> {
  for (const { text, context } of batch) {
    if (context === undefined) continue;
    const stages = stageProcesses(context, tonesOf(context.facts.inputs));
    const complaint = await inScratch((folder) => firstComplaint(stages, { ffmpeg, folder, least: 'error' }));
    if (complaint !== undefined) return `${complaintText(complaint)}\n${text}`;
  }
  return `only all at once: ${together}`;
}
