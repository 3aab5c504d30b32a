import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { Colours } from '../terminal/colours.ts';
import { type ProgressView, type ShownProgress, secondsText } from './progress-view.ts';

/** A step on the screen. */
interface OpenStep {
  readonly step: number;
  readonly startedAt: number;
  readonly setTitle: (title: string) => void;
  readonly finish: () => void;
  readonly fail: () => void;
}

/** A line with a spinner and a bar for each step, for a terminal. It writes to standard error. */
export function createTaskView(colours: Colours): ProgressView {
  let open: OpenStep | undefined;
  let shown: Promise<unknown> = Promise.resolve();
  return {
    update: (progress) => {
      if (open?.step !== progress.step) {
        const next = openStep(progress, colours);
        shown = shown.then(next.show);
        open = next.step;
      }
      if (progress.fraction < 1) open?.setTitle(titleOf(progress, colours));
      else {
        const took = secondsText(performance.now() - (open?.startedAt ?? 0));
        open?.setTitle(`${nameOf(progress)}  ${colours.dim(took)}`);
        open?.finish();
      }
    },
    close: async (outcome) => {
      if (outcome === 'failed') open?.fail();
      await shown;
    },
  };
}

/** listr2 wants to know its tasks beforehand; how many steps a job takes shows while it runs. So each is a list of one. */
function openStep(
  progress: ShownProgress,
  colours: Colours,
): { readonly step: OpenStep; readonly show: () => Promise<void> } {
  const work = Promise.withResolvers<void>();
  work.promise.catch(() => undefined); // it may fail before it is shown
  let title = titleOf(progress, colours);
  let setTitle = (text: string): void => {
    title = text;
  };
  const show = async (): Promise<void> => {
    const list = createList(title, (apply) => {
      setTitle = apply;
      apply(title);
      return work.promise;
    });
    await list.run().catch(() => undefined); // the command itself says what went wrong
  };
  const step: OpenStep = {
    step: progress.step,
    startedAt: performance.now(),
    setTitle: (text) => setTitle(text),
    finish: () => work.resolve(),
    fail: () => work.reject(new Error('failed')),
  };
  return { step, show };
}

function createList(title: string, work: (apply: (title: string) => void) => Promise<void>): Listr {
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const tasks = [
    {
      title,
      task: (_: unknown, task: { title?: string }) =>
        work((text) => {
          task.title = text;
        }),
    },
  ];
  const rendererOptions = { logger, showErrorMessage: false, collapseErrors: false, formatOutput: 'truncate' } as const;
  return new Listr(tasks, { rendererOptions, registerSignalListeners: false }) as unknown as Listr; // its type carries the renderer, which nobody asks for
}

const barWidth = 20;

function titleOf(progress: ShownProgress, { cyan, dim }: Colours): string {
  const filled = Math.round(progress.fraction * barWidth);
  const bar = cyan('█'.repeat(filled)) + dim('░'.repeat(barWidth - filled));
  const percent = `${Math.round(progress.fraction * 100)} %`.padStart(5);
  const speed = progress.speed === undefined ? '' : `  ${dim(`${Math.round(progress.speed)}x real time`)}`;
  return `${nameOf(progress)}  ${bar} ${percent}${speed}`;
}

function nameOf({ stage, detail }: ShownProgress): string {
  return `${stage.padEnd(7)}  ${detail}`;
}
