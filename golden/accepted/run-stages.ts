import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { childEnvironment } from '../../runtime/engine/process/environment.ts';
import { isHarmless } from './harmless.ts';
import type { StageProcess } from './stage-processes.ts';

/** What runs the stages, and where. */
export interface Bench {
  readonly ffmpeg: string;
  /** The working folder: later stages read what earlier ones keep. */
  readonly folder: string;
  /** The least that counts as a complaint; a warning where absent. */
  readonly least?: 'warning' | 'error';
  readonly signal?: AbortSignal;
}

/** What FFmpeg has against a command. */
export interface Complaint {
  /** Whether it runs it nonetheless. */
  readonly kind: 'warns' | 'refuses';
  /** How it ends: `FFmpeg ends with 8`. */
  readonly ending: string;
  /** Its words, a line each. */
  readonly said: readonly string[];
  /** The graph that they are about, a filter a line. */
  readonly graph: readonly string[];
}

/** A complaint for a person: how FFmpeg ends, what it says, and about which graph. */
export function complaintText({ ending, said, graph }: Complaint): string {
  return [ending, ...said, ...graph].join('\n  ');
}

/** Runs some work in a temporary folder, which is gone afterwards. */
export async function inScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lathe-accepted-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs stages one after the other with the real FFmpeg.
 *
 * @returns what the first that is not accepted says, with its graph; undefined where all end well and without a word
 */
export async function firstComplaint(stages: readonly StageProcess[], bench: Bench): Promise<Complaint | undefined> {
  for (const [index, { stage, process }] of stages.entries()) {
    const complaint = await complaintOf(process.arguments, bench);
    if (complaint === undefined) continue;
    return { ...complaint, ending: `stage ${index + 1}, ${stage.kind}: ${complaint.ending}` };
  }
  return undefined;
}

/** Lines of its log that say what is wrong; what follows only follows from it. */
const mostLines = 6;

/** What FFmpeg has against a command, with its first graph; undefined where it ends well and without a word. */
export async function complaintOf(
  args: readonly string[],
  { ffmpeg, folder, least = 'warning', signal }: Bench,
): Promise<Complaint | undefined> {
  const { exitCode, stderr } = await execa(ffmpeg, ['-y', '-v', least, '-nostdin', ...args], {
    cwd: folder,
    env: childEnvironment(),
    extendEnv: false,
    reject: false,
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  const said = stderr.split('\n').filter((line) => line !== '' && !isHarmless(line));
  if (exitCode === 0 && said.length === 0) return undefined;
  const ending = exitCode === 0 ? 'FFmpeg warns' : `FFmpeg ends with ${exitCode}`;
  const graph = args[args.indexOf('-filter_complex') + 1] ?? '';
  const kind = exitCode === 0 ? 'warns' : 'refuses';
  return { kind, ending, said: said.slice(0, mostLines), graph: graph.split(';') };
}
