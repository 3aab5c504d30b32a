import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { RunProgress } from '../../golden/harness/run.ts';
import type { Colours } from '../terminal/colours.ts';
import type { GoldenView } from './golden-view.ts';

interface OpenTier {
  readonly work: PromiseWithResolvers<void>;
  setTitle: (title: string) => void;
}

/** A line with a spinner for each tier, for a terminal. It writes to standard error. */
export function createGoldenTasks(names: readonly string[], colours: Colours): GoldenView {
  const open = new Map<string, OpenTier>(
    names.map((name) => [name, { work: Promise.withResolvers<void>(), setTitle: () => undefined }]),
  );
  for (const { work } of open.values()) work.promise.catch(() => undefined); // it may fail before it is shown
  const shown = createList(open)
    .run()
    .catch(() => undefined); // the command itself says what differs
  return {
    update: (progress) => {
      const tier = open.get(progress.tier);
      tier?.setTitle(titleOf(progress, colours));
      if (progress.isOver && progress.failed > 0) tier?.work.reject(new Error('differs'));
      else if (progress.isOver) tier?.work.resolve();
    },
    close: async () => {
      for (const { work } of open.values()) work.reject(new Error('not run'));
      await shown;
    },
  };
}

function createList(open: ReadonlyMap<string, OpenTier>): Listr {
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const tasks = [...open].map(([name, tier]) => ({
    title: name,
    task: (_: unknown, task: { title?: string }) => {
      tier.setTitle = (title) => {
        task.title = title;
      };
      return tier.work.promise;
    },
  }));
  const rendererOptions = { logger, showErrorMessage: false, collapseErrors: false, formatOutput: 'truncate' } as const;
  const options = { rendererOptions, exitOnError: false, registerSignalListeners: false };
  return new Listr(tasks, options) as unknown as Listr; // its type carries the renderer, which nobody asks for
}

function titleOf({ tier, done, total, failed }: RunProgress, { dim, red }: Colours): string {
  const wrong = failed === 0 ? '' : `  ${red(`${failed} differ`)}`;
  return `${tier.padEnd(9)} ${dim(`${done} of ${total}`)}${wrong}`;
}
