import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Remembers on disk what a program printed, for as long as the program stays the same file. */
export interface AnswerCache {
  read(question: string): Promise<string | undefined>;
  write(question: string, answer: string): Promise<void>;
}

/**
 * Opens the cache of one program under `$XDG_CACHE_HOME/lathe`.
 *
 * Path, size and time of the program's file are the key: an upgrade starts afresh. A folder that cannot be read or
 * written costs time, never an error.
 */
export async function openAnswerCache(program: string, environment: Readonly<NodeJS.ProcessEnv>): Promise<AnswerCache> {
  const real = await realpath(program);
  const { mtimeMs, size } = await stat(real);
  const key = createHash('sha256').update(`${real}\n${mtimeMs}\n${size}`).digest('hex').slice(0, 16);
  const folder = join(cacheHome(environment), 'lathe', `ffmpeg-${key}`);
  const fileOf = (question: string): string => join(folder, `${question.replace(/[^a-z]/g, '')}.sealed`);

  return {
    read: async (question) => unsealed(await readFile(fileOf(question), 'utf8').catch(() => '')),
    write: (question, answer) => writeWhole(folder, fileOf(question), sealed(answer)).catch(() => undefined),
  };
}

/** An answer under its own checksum: a crash of the machine may leave less of a file than was written. */
function sealed(answer: string): string {
  return `${createHash('sha256').update(answer).digest('hex')}\n${answer}`;
}

function unsealed(text: string): string | undefined {
  const answer = text.slice(text.indexOf('\n') + 1);
  return text === sealed(answer) ? answer : undefined;
}

function cacheHome(environment: Readonly<NodeJS.ProcessEnv>): string {
  const named = environment.XDG_CACHE_HOME;
  return named === undefined || named === '' ? join(environment.HOME ?? homedir(), '.cache') : named;
}

/** Two processes may write at once: each writes a file of its own, and the last rename wins. */
async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
