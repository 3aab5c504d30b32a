import { secondsText } from '../run/progress-view.ts';
import { coloursFor } from '../terminal/colours.ts';
import { say } from '../terminal/output.ts';
import type { GoldenView } from './golden-view.ts';

/** Nothing for machines, a list with spinners on a terminal, one line a tier elsewhere. */
export async function createGoldenView(tiers: readonly string[], isSilent: boolean): Promise<GoldenView> {
  if (isSilent) return { update: () => undefined, close: async () => undefined };
  if (!process.stderr.isTTY) return createGoldenLines(say);
  const { createGoldenTasks } = await import('./task-view.ts');
  return createGoldenTasks(tiers, coloursFor(process.stderr));
}

/** A line for each tier once it is over. */
function createGoldenLines(print: (line: string) => void): GoldenView {
  let startedAt = performance.now();
  return {
    update: ({ tier, done, total, failed, isOver }) => {
      if (!isOver) return;
      const outcome = failed === 0 ? `${done} of ${total} cases` : `${failed} of ${total} cases differ`;
      print(`${tier.padEnd(9)} ${outcome}  ${secondsText(performance.now() - startedAt)}`);
      startedAt = performance.now();
    },
    close: async () => undefined,
  };
}
