import { execa } from 'execa';
import type { Copy } from './open-copy.ts';

/** What one tier of the golden check says to the copy as it is. */
export type Verdict =
  | { readonly kind: 'same' }
  /** It fails: in how many cases, and what it says first. */
  | { readonly kind: 'noticed'; readonly cases: number; readonly said: string };

/**
 * Runs one tier of `lathe golden check` in the copy, as CI would.
 *
 * @throws Error where the check could not be asked, which proves nothing
 */
export async function hold({ folder, cacheHome }: Copy, tier: string, filter?: string): Promise<Verdict> {
  const args = ['cli/lathe.js', 'golden', 'check', ...(filter === undefined ? [] : [filter]), '--tier', tier, '--json'];
  const env = { XDG_CACHE_HOME: cacheHome };
  const { exitCode, stdout, stderr } = await execa(process.execPath, args, { cwd: folder, env, reject: false });
  if (exitCode === 0) return { kind: 'same' };
  if (exitCode !== 1) throw new Error(`lathe golden check ended with ${exitCode}:\n${stderr}`);
  return readFailure(stdout);
}

/** The part of the check's JSON that the table shows. */
interface CheckOutput {
  readonly error?: { readonly stack?: string };
  readonly failed?: readonly { readonly name: string; readonly problems: readonly FailedPart[] }[];
  readonly problems?: readonly string[];
}

interface FailedPart {
  readonly file?: string;
  readonly lines: readonly string[];
}

function readFailure(stdout: string): Verdict {
  const { error, failed = [], problems = [] } = JSON.parse(stdout) as CheckOutput; // our own command's
  if (error !== undefined) return { kind: 'noticed', cases: 0, said: `the compiler stops: ${firstLine(error.stack)}` };
  const [first] = failed;
  const [problem] = first?.problems ?? [];
  const said = first === undefined ? (problems[0] ?? '') : `${first.name}: ${changedLine(problem?.lines ?? [])}`;
  return { kind: 'noticed', cases: failed.length, said };
}

/** The first line that says something new: one that a diff marks, else the first of all. */
function changedLine(lines: readonly string[]): string {
  return (lines.find((line) => /^\s*[-+~] /.test(line)) ?? lines[0] ?? '').trim();
}

function firstLine(stack = ''): string {
  return stack.split('\n')[0] ?? '';
}
