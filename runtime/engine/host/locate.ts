import { isAbsolute, resolve } from 'node:path';
import { failure } from '../../failure/failure.ts';
import { isProgram, programsNamed } from './on-path.ts';

/** The programs of FFmpeg, and the variable that names each. */
const VARIABLES = { ffmpeg: 'LATHE_FFMPEG', ffprobe: 'LATHE_FFPROBE' } as const;

export type Program = keyof typeof VARIABLES;

/**
 * Finds one of FFmpeg's programs: where its variable says, else the first on the PATH.
 *
 * @returns an absolute path
 * @throws LatheFailure `ffmpeg/missing`; a variable that points nowhere never falls back to the PATH
 */
export async function locate(program: Program, environment: Readonly<NodeJS.ProcessEnv>): Promise<string> {
  const variable = VARIABLES[program];
  const named = environment[variable];
  if (named !== undefined && named !== '' && isPath(named)) return foundAt(program, [resolve(named)], named);

  const name = named === undefined || named === '' ? program : named;
  return foundAt(program, programsNamed(name, environment), `${name} on the PATH`);
}

function isPath(named: string): boolean {
  return isAbsolute(named) || named.includes('/');
}

async function foundAt(program: Program, candidates: readonly string[], tried: string): Promise<string> {
  for (const candidate of candidates) {
    if (await isProgram(candidate)) return candidate;
  }
  throw failure('ffmpeg/missing', { program, tried, variable: VARIABLES[program] });
}
