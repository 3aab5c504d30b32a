import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { samplePath } from '../../../golden/samples/index.ts';
import type { MasterReport } from '../../../runtime/engine/master/report.ts';

const program = fileURLToPath(new URL('../../../cli/lathe.js', import.meta.url));

interface Ended {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Lathe command as a process of its own. */
export async function lathe(args: readonly string[], cwd: string = process.cwd()): Promise<Ended> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [program, ...args], { reject: false, cwd });
  return { exitCode, stdout, stderr };
}

/** One master to make of samples. */
export interface Order {
  readonly preset: string;
  /** Names of samples by input. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly params?: readonly string[];
  readonly profile: string;
}

/** Masters samples with `lathe run --json`; a test that expects it to fail uses `lathe`. */
export async function run({ preset, inputs, params = [], profile }: Order, output: string): Promise<MasterReport> {
  const given = await Promise.all(
    Object.entries(inputs).map(async ([name, sample]) => ['--in', `${name}=${await samplePath(sample)}`]),
  );
  const settings = params.flatMap((param) => ['--set', param]);
  const to = ['--profile', profile, '-o', output, '--json'];
  const { exitCode, stdout, stderr } = await lathe(['run', preset, ...given.flat(), ...settings, ...to]);
  if (exitCode !== 0) throw new Error(`lathe run ${preset} ended with ${exitCode}:\n${stderr}`);
  return JSON.parse(stdout) as MasterReport; // what the command prints
}

/** A folder for one file of tests. */
export interface Folder {
  readonly path: string;
  readonly file: (name: string) => string;
  readonly remove: () => void;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'lathe-e2e-'));
  return { path, file: (name) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The profiles that ship, with the extension of each. */
export const extensions = {
  wav_master_v1: 'wav',
  flac_archive_v1: 'flac',
  audio_only_master_v1: 'm4a',
  mp3_podcast_v1: 'mp3',
  opus_voice_v1: 'opus',
  mp4_audio_replaced_v1: 'mp4',
} as const;

export type ProfileLabel = keyof typeof extensions;
