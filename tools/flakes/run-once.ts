import { execa } from 'execa';
import { root } from '../write-generated.ts';

/** What one golden check found. */
export interface Run {
  /** Wall time of the whole process. */
  readonly seconds: number;
  readonly cases: number;
  /** Each thing that was not as it was: `shipped/talk, samples: tests/…json differs`, with how. */
  readonly problems: ReadonlyMap<string, string>;
}

/** As `lathe golden check --json` prints it. */
interface Printed {
  readonly cases: readonly string[];
  readonly failed: readonly {
    readonly name: string;
    readonly problems: readonly {
      readonly tier: string;
      readonly kind: string;
      readonly file?: string;
      readonly lines: readonly string[];
    }[];
  }[];
  readonly problems: readonly string[];
}

/**
 * Runs `lathe golden check --no-cache` in a process of its own.
 *
 * @throws Error where it could not be asked
 */
export async function runOnce(filter: string | undefined): Promise<Run> {
  const args = ['cli/lathe.js', 'golden', 'check', ...(filter === undefined ? [] : [filter]), '--no-cache', '--json'];
  const started = performance.now();
  const { exitCode, stdout, stderr } = await execa(process.execPath, args, { cwd: root, reject: false });
  const seconds = (performance.now() - started) / 1000;
  if (exitCode !== 0 && exitCode !== 1) throw new Error(`lathe golden check ended with ${exitCode}\n${stderr}`);
  const { cases, failed, problems }: Printed = JSON.parse(stdout); // our own, in the shape above
  const told = failed.flatMap(({ name, problems: own }) =>
    own.map(({ tier, kind, file = kind, lines }) => [`${name}, ${tier}: ${file}`, lines.join('\n')] as const),
  );
  return { seconds, cases: cases.length, problems: new Map([...told, ...problems.map((text) => [text, ''] as const)]) };
}
