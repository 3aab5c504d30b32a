import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';

const launcher = fileURLToPath(new URL('../../cli/lathe.js', import.meta.url));

/** What a command did. */
export interface Outcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for a test, with some files in it. It goes when the test is over. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-cli-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Starts the real command in a folder. */
export function start(folder: string, args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) {
  const options = { cwd: folder, input, env, reject: false, stripFinalNewline: false } as const;
  return execa(process.execPath, [launcher, ...args], options);
}

/** Runs the real command in a folder, to its end. */
export async function lathe(folder: string, ...args: readonly string[]): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await start(folder, args);
  return { exitCode, stdout, stderr };
}
