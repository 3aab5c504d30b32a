import type { RunProgress } from '../../golden/harness/run.ts';
import { secondsText } from '../run/progress-view.ts';
import { coloursFor } from '../terminal/colours.ts';
import { say } from '../terminal/output.ts';

/** Shows how far the tiers are. */
export interface GoldenView {
  readonly update: (progress: RunProgress) => void;
  /** Call it before anything else is printed. */
  readonly close: () => Promise<void>;
}

/** Nothing for machines, a list with spinners on a terminal, one line a tier elsewhere. */
export async function createGoldenView(tiers: readonly string[], isSilent: boolean): Promise<GoldenView> {
  if (isSilent) return { update: () => undefined, close: async () => undefined };
  if (!process.stderr.isTTY) return createGoldenLines(say);
  const { createGoldenTasks } = await import('./task-view.ts');
  return createGoldenTasks(tiers, coloursFor(process.stderr));
}

/** A line for each tier once it is over. */
export function createGoldenLines(
  print: (line: string) => void,
  now: () => number = () => performance.now(),
): GoldenView {
  let startedAt = now();
  return {
    update: ({ tier, done, total, failed, isOver }) => {
      if (!isOver) return;
      const outcome = failed === 0 ? `${done} of ${total} cases` : `${failed} of ${total} cases differ`;
      print(`${tier.padEnd(9)} ${outcome}  ${secondsText(now() - startedAt)}`);
      startedAt = now();
    },
    close: async () => undefined,
  };
}
