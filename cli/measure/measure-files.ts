import type { CpuMode } from '../../runtime/engine/host/host.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';
import { type MeasureRequest, measureFile } from '../../runtime/engine/metering/measure-file.ts';
import type { StreamChoice } from '../../runtime/engine/probe/probe.ts';
import { LatheFailure } from '../../runtime/failure/failure.ts';
import { cancelOnInterrupt } from '../run/interrupt.ts';
import type { ProgressView } from '../run/progress-view.ts';

/** Which files to measure, and how. */
export interface MeasureOrder {
  readonly files: readonly string[];
  readonly stream: StreamChoice;
  readonly cpuMode: CpuMode;
}

/** One of several files: its measurement, or why it has none. */
export type Outcome =
  | { readonly measurement: FileMeasurement }
  | { readonly path: string; readonly failure: LatheFailure };

/**
 * Measures files one after the other with this machine's FFmpeg; Ctrl-C cancels.
 *
 * @param createView makes the view of one file's progress
 * @returns an outcome for each file, in their order
 * @throws LatheFailure what stands in the way of all of them; for a single file, every failure
 */
export async function measureFiles(
  { files, stream, cpuMode }: MeasureOrder,
  createView: () => ProgressView,
): Promise<readonly Outcome[]> {
  const host = await openHost();
  const { signal, release } = cancelOnInterrupt();
  const outcomes: Outcome[] = [];
  try {
    for (const path of files) {
      const measuring = measureShown({ path, stream, host, cpuMode, signal }, createView());
      outcomes.push(await (files.length === 1 ? measuring : measuring.catch(asOutcome(path))));
    }
  } finally {
    release();
  }
  return outcomes;
}

/** What lies in one file says nothing of the others. */
function asOutcome(path: string): (thrown: unknown) => Outcome {
  return (thrown) => {
    if (thrown instanceof LatheFailure && thrown.class === 'INPUT') return { path, failure: thrown };
    throw thrown;
  };
}

async function measureShown(request: MeasureRequest, view: ProgressView): Promise<Outcome> {
  const detail = `measuring ${request.path}`;
  const show = (fraction: number, speed?: number): void =>
    view.update({ stage: 'analyze', step: 1, detail, fraction, speed });
  try {
    show(0);
    const measurement = await measureFile({ ...request, onProgress: show });
    show(1);
    await view.close('done');
    return { measurement };
  } catch (thrown) {
    await view.close('failed');
    throw thrown;
  }
}
