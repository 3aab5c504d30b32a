import type { Confinement, ResourceLimits } from './confinement.ts';
import { graceSeconds } from './limits.ts';
import { isShown, type Mount } from './system-mounts.ts';

/** A program and its arguments, as they are executed. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** What one process is for, and so what it may do. Paths are absolute. */
export interface Allowance {
  /** Files that it reads. */
  readonly reads: readonly string[];
  /** Folders that it reads and writes. */
  readonly writes: readonly string[];
  /** Where it works. */
  readonly cwd: string;
  /** Of processor time. */
  readonly cpuSeconds: number;
  /** True lets other work of this machine go first. */
  readonly isBackground?: boolean;
}

/** As `os.constants.priority.PRIORITY_BELOW_NORMAL`. */
const backgroundNiceness = 10;

/** Returns the command that runs another one confined; the same command where nothing confines it. */
export function confine(confinement: Confinement, command: Command, allowance: Allowance): Command {
  const { level } = confinement;
  if (level === 'none') return command;
  const { tools, limits } = confinement;
  const within =
    level === 'prlimit' ? tied(confinement.tools.setpriv) : sandbox(confinement, command.program, allowance);
  const set = limitOptions(limits, allowance.cpuSeconds);
  const limited = { program: tools.prlimit, args: [...set, '--', ...within, command.program, ...command.args] };
  return allowance.isBackground === true ? niced(tools.nice, limited) : limited;
}

/** The priority of a process whose number is not known yet: bubblewrap starts FFmpeg as a child of its own. */
function niced(nice: string, { program, args }: Command): Command {
  return { program: nice, args: ['-n', String(backgroundNiceness), program, ...args] };
}

/** In plain figures: prlimit knows no suffixes. */
function limitOptions({ addressSpaceBytes, fileBytes, openFiles }: ResourceLimits, cpuSeconds: number) {
  return [
    `--as=${addressSpaceBytes}`,
    `--cpu=${cpuSeconds}:${cpuSeconds + graceSeconds}`,
    `--fsize=${fileBytes}`,
    `--nofile=${openFiles}`,
    '--core=0',
  ];
}

/** Dies with this process, and can gain no rights. */
function tied(setpriv: string): readonly string[] {
  return [setpriv, '--pdeathsig', 'KILL', '--no-new-privs', '--'];
}

/**
 * A root of its own, in which paths are what they are outside: messages and logs name the same files.
 *
 * There is no /proc, which FFmpeg does without and which containers often cannot mount; what is not bound to be written
 * is read-only, the empty root included. No new session: it is the leader of one already, and as one process group all
 * of it hears of a SIGKILL at once.
 */
function sandbox(
  { tools, system }: Extract<Confinement, { level: 'bubblewrap' }>,
  program: string,
  { reads, writes, cwd }: Allowance,
): readonly string[] {
  return [
    ...[tools.bwrap, '--unshare-all', '--die-with-parent', '--cap-drop', 'ALL'],
    ...system.flatMap(mountOptions),
    ...(isShown(system, program) ? [] : ['--ro-bind', program, program]),
    ...['--dev', '/dev'],
    ...writes.flatMap((folder) => ['--bind', folder, folder]),
    // What is missing is left out: FFmpeg says so best.
    ...[...new Set(reads)].flatMap((file) => ['--ro-bind-try', file, file]),
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', cwd, '--'],
  ];
}

function mountOptions(mount: Mount): readonly string[] {
  return mount.kind === 'link' ? ['--symlink', mount.target, mount.path] : ['--ro-bind', mount.path, mount.path];
}
