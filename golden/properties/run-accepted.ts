import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import type { LinkedProcess } from '../../compiler/artifact/link/index.ts';
import { compileProgram } from './exercised.ts';
import { jobs, processesOf } from './jobs.ts';
import { oneCommand } from './one-command.ts';
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
  readonly processes: readonly LinkedProcess[];
}

/** Puts the graphs of generated programs through the real FFmpeg, as jobs over short tones would. */
export async function runAccepted({
  programs: count,
  seed,
  ffmpeg,
  onProgress,
}: AcceptedRun): Promise<AcceptedOutcome> {
  const candidates = generate(count, seed);
  const folder = await mkdtemp(join(tmpdir(), 'lathe-accepted-'));
  let graphs = 0;
  try {
    for (let start = 0; start < candidates.length; start += batchSize) {
      const batch = candidates.slice(start, start + batchSize);
      const broken = await runBatch(batch, { ffmpeg, folder });
      if (broken !== undefined) return { seed, ...countsOf(candidates), graphs, broken };
      graphs += batch.reduce((sum, { processes }) => sum + processes.length, 0);
      onProgress?.(Math.min(start + batchSize, candidates.length));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return { seed, ...countsOf(candidates), graphs, broken: undefined };
}

function countsOf(candidates: readonly Candidate[]): Pick<AcceptedOutcome, 'programs' | 'refused'> {
  return { programs: candidates.length, refused: candidates.filter(({ processes }) => processes.length === 0).length };
}

/** So many programs that compile, and what a job of each would run. */
function generate(count: number, seed: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const sample = fc.property(programs, jobs, (program, job) => {
    const source = sourceOf(program);
    const compiled = compileProgram(source);
    fc.pre(compiled !== undefined);
    const processes = processesOf(compiled.preset.artifact, compiled.profile.artifact, job);
    candidates.push({ text: source.text, processes });
  });
  fc.assert(sample, { seed, numRuns: count });
  return candidates;
}

interface Room {
  readonly ffmpeg: string;
  readonly folder: string;
}

/** Runs a batch at once; where FFmpeg has something to say, one graph after the other, to find which it means. */
async function runBatch(batch: readonly Candidate[], room: Room): Promise<string | undefined> {
  const all = batch.flatMap(({ processes }) => processes);
  const together = await complaintOf(oneCommand(all), room);
  if (together === undefined) return undefined;
  for (const { text, processes } of batch) {
    for (const { arguments: args } of processes) {
      const complaint = await complaintOf(args, room);
      if (complaint !== undefined) return `${complaint}\n${args.join(' ')}\n${text}`;
    }
  }
  return `only all at once: ${together}`;
}

/** What FFmpeg has against a command; undefined where it runs to its end and has no error to tell. */
async function complaintOf(args: readonly string[], { ffmpeg, folder }: Room): Promise<string | undefined> {
  if (args.length === 0) return undefined;
  const quiet = ['-y', '-v', 'error', '-nostdin'];
  const { exitCode, stderr } = await execa(ffmpeg, [...quiet, ...args], { cwd: folder, reject: false });
  return exitCode === 0 && stderr === '' ? undefined : `FFmpeg ended with ${exitCode}\n${stderr}`;
}
