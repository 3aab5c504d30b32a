import { execa } from 'execa';
import { failure } from '../../failure/failure.ts';
import { onPath } from '../host/on-path.ts';
import { childEnvironment } from '../process/environment.ts';
import { confine } from './confine.ts';
import type { Confinement, ResourceLimits, Shortfall, WantedConfinement } from './confinement.ts';
import { UNCONFINED } from './confinement.ts';
import { resourceLimits } from './limits.ts';
import { readOwnLimits } from './own-limits.ts';
import { systemMounts } from './system-mounts.ts';

/** What is to be confined, and how. */
export interface ConfinementRequest {
  readonly wanted: WantedConfinement;
  /** What the defaults are replaced by. */
  readonly limits?: Partial<ResourceLimits>;
  /** FFmpeg's programs, as absolute paths. */
  readonly programs: readonly string[];
  readonly environment: Readonly<NodeJS.ProcessEnv>;
}

type Level = Shortfall['level'];

/**
 * Finds out which confinement works here, by running FFmpeg's own programs in it: once a process is enough.
 *
 * @returns the level that was asked for; for `auto` the strongest that works, with the reason why no stronger one does
 * @throws LatheFailure `ffmpeg/not_confined` where one level was asked for and does not work
 */
export async function probeConfinement(request: ConfinementRequest): Promise<Confinement> {
  const { wanted } = request;
  if (wanted === 'none') return UNCONFINED;
  const shortfalls: Shortfall[] = [];
  const levels: readonly Level[] = wanted === 'auto' ? ['bubblewrap', 'prlimit'] : [wanted];
  for (const level of levels) {
    const found = await attempt(level, request);
    if (typeof found !== 'string') return Object.freeze({ ...found, shortfalls });
    shortfalls.push({ level, reason: found });
  }
  const [refused] = shortfalls;
  if (wanted !== 'auto' && refused !== undefined) throw failure('ffmpeg/not_confined', refused);
  return Object.freeze({ ...UNCONFINED, shortfalls });
}

/** Returns the confinement, or why it does not work. */
async function attempt(level: Level, request: ConfinementRequest): Promise<Confinement | string> {
  const candidate = level === 'bubblewrap' ? await sandboxed(request) : await limited(request);
  if (typeof candidate === 'string') return candidate;
  for (const program of request.programs) {
    const complaint = await tryOut(candidate, program, request.environment);
    if (complaint !== undefined) return complaint;
  }
  return candidate;
}

async function sandboxed({ limits = {}, programs, environment }: ConfinementRequest): Promise<Confinement | string> {
  const tools = await findTools(['nice', 'prlimit', 'bwrap'], environment);
  if (typeof tools === 'string') return tools;
  const system = await systemMounts(programs, environment);
  return { level: 'bubblewrap', shortfalls: [], limits: resourceLimits(limits, await readOwnLimits()), tools, system };
}

async function limited({ limits = {}, environment }: ConfinementRequest): Promise<Confinement | string> {
  const tools = await findTools(['nice', 'prlimit', 'setpriv'], environment);
  if (typeof tools === 'string') return tools;
  return { level: 'prlimit', shortfalls: [], limits: resourceLimits(limits, await readOwnLimits()), tools };
}

async function findTools<Name extends string>(
  names: readonly Name[],
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<Readonly<Record<Name, string>> | string> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const path = await onPath(name, environment);
    if (path === undefined) return `${name} is not on the PATH`;
    found[name] = path;
  }
  return found as Record<Name, string>; // each of the names, or it has returned
}

/** @returns what is wrong, undefined where the program runs */
async function tryOut(
  confinement: Confinement,
  program: string,
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<string | undefined> {
  const allowance = { reads: [], writes: [], cwd: '/', cpuSeconds: 10 };
  const command = confine(confinement, { program, args: ['-hide_banner', '-version'] }, allowance);
  const result = await execa(command.program, command.args, {
    stdin: 'ignore',
    env: childEnvironment(environment),
    extendEnv: false,
    reject: false,
    killDescendants: true,
    killSignal: 'SIGKILL',
    timeout: 10_000,
  });
  if (result.exitCode === 0) return undefined;
  const [complaint = ''] = result.stderr.split('\n');
  return complaint === '' ? `${program} does not run in it (${result.exitCode ?? result.signal})` : complaint;
}
