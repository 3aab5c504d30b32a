import { execa } from 'execa';
import type { Copy } from './open-copy.ts';
import type { Holder, Verdict, Verdicts } from './verdict.ts';

/** Longer than any check of a sound repository takes: what a fault makes endless is stopped. */
const longestMs = 900_000;

/**
 * Runs tiers of `lathe golden check` in the copy, as CI would.
 *
 * @param filter the cases; all of them where absent
 * @returns a verdict for each of the tiers; with `loudness` among them one for what test blocks expect, which is part of it
 * @throws Error where the check could not be asked, which proves nothing
 */
export async function hold(
  { folder, cacheHome }: Copy,
  tiers: readonly Exclude<Holder, 'tests' | 'expectations'>[],
  filter?: string,
): Promise<Partial<Verdicts>> {
  const chosen = [...(filter === undefined ? [] : [filter]), '--tier', ...tiers];
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['cli/lathe.js', 'golden', 'check', ...chosen, '--json'],
    { cwd: folder, env: { XDG_CACHE_HOME: cacheHome }, reject: false, timeout: longestMs },
  );
  const asked: readonly Holder[] = tiers.includes('loudness') ? [...tiers, 'expectations'] : tiers;
  if (exitCode === 0) return verdictsOf(asked, () => ({ kind: 'same' }));
  if (exitCode !== 1) throw new Error(`lathe golden check ended with ${exitCode}:\n${stderr}`);
  const output = JSON.parse(stdout) as CheckOutput; // our own command's
  return verdictsOf(asked, (holder) => verdictOf(output, holder));
}

/** The part of the check's JSON that the table shows. */
interface CheckOutput {
  readonly error?: { readonly stack?: string };
  readonly failed?: readonly { readonly name: string; readonly problems: readonly Problem[] }[];
  readonly problems?: readonly string[];
}

interface Problem {
  readonly tier: string;
  readonly kind: string;
  readonly lines: readonly string[];
}

function verdictsOf(asked: readonly Holder[], of: (holder: Holder) => Verdict): Partial<Verdicts> {
  return Object.fromEntries(asked.map((holder) => [holder, of(holder)]));
}

function verdictOf({ error, failed = [], problems = [] }: CheckOutput, holder: Holder): Verdict {
  if (error !== undefined) return { kind: 'noticed', count: 0, said: `it stops: ${firstLine(error.stack)}` };
  const told = failed.flatMap(({ name, problems: all }) => {
    const own = all.filter((problem) => belongsTo(problem, holder));
    return own.length === 0 ? [] : [{ name, lines: own[0]?.lines ?? [] }];
  });
  const [first] = told;
  if (first !== undefined) {
    return { kind: 'noticed', count: told.length, said: `${first.name}: ${tellingLine(first.lines)}` };
  }
  const [problem] = problems;
  return problem === undefined ? { kind: 'same' } : { kind: 'noticed', count: 0, said: problem };
}

/** What test blocks expect is told as findings of `loudness`: the rest of that tier is how it was before. */
function belongsTo({ tier, kind }: Problem, holder: Holder): boolean {
  if (holder === 'expectations') return tier === 'loudness' && kind === 'finding';
  if (tier === 'loudness' && kind === 'finding') return false;
  return tier === holder || (holder === 'text' && tier === 'orphans');
}

/** A finding's expectation with what was measured; else the first line that a diff marks, or that there is. */
function tellingLine(lines: readonly string[]): string {
  const measured = lines.find((line) => /^\s*measured /.test(line));
  const [head = ''] = lines;
  if (measured !== undefined) return `${head.replace(/^.* expects /, 'expects ')}, ${measured.trim()}`;
  return (lines.find((line) => /^\s*[-+~] /.test(line)) ?? lines[1] ?? head).trim().replaceAll(/\s+/g, ' ');
}

function firstLine(stack = ''): string {
  return stack.split('\n')[0] ?? '';
}
