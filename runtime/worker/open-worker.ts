import { mkdir } from 'node:fs/promises';
import { openWorkspace } from '../engine/workspace/open-workspace.ts';
import { writeFailure } from '../engine/workspace/write-failure.ts';
import { asFailure } from '../failure/failure.ts';
import { defaultRetryPolicy } from '../jobs/retry-policy.ts';
import { handleClaim } from './handle-claim.ts';
import { scratchFailure } from './scratch-failure.ts';
import { sweepDebug } from './sweep-debug.ts';
import { defaultWorkerLimits, type Surroundings, type Worker, type WorkerOptions } from './worker.ts';

const HOUR_MS = 3_600_000;

/** Opens a worker. It takes nothing before it is started. */
export function openWorker(options: WorkerOptions): Worker {
  const around = surroundingsOf(options);
  const stop = new AbortController();
  const sweep = atMostHourly(() => sweepOld(around, stop.signal));
  return Object.freeze<Worker>({
    start: async () => {
      await tryOut(around);
      sweep();
      around.feed.start((claim) => {
        sweep(); // beside the job, which waits for nothing
        return handleClaim(around, claim);
      });
    },
    drain: async (graceMs) => {
      stop.abort('the worker stops');
      await around.feed.drain(graceMs);
    },
  });
}

function surroundingsOf(options: WorkerOptions): Surroundings {
  const { policy = defaultRetryPolicy, limits = {}, debugDays = 7 } = options;
  return Object.freeze({ ...options, policy, debugDays, limits: { ...defaultWorkerLimits, ...limits } });
}

/** A worker on which every job would fail takes none. Opening a workspace also sweeps those of killed workers. */
async function tryOut({ scratchRoot, host, logger, workerId }: Surroundings): Promise<void> {
  try {
    await mkdir(scratchRoot, { recursive: true }).catch((error: unknown) => {
      throw writeFailure(scratchRoot, error);
    });
    const workspace = await openWorkspace(scratchRoot);
    await workspace.dispose();
  } catch (thrown) {
    throw scratchFailure(scratchRoot, thrown);
  }
  const { text: ffmpeg } = await host.version();
  logger.info({ worker: workerId, ffmpeg, confinement: host.confinement.level }, 'the worker is ready');
}

async function sweepOld(around: Surroundings, signal: AbortSignal): Promise<void> {
  const { logger, workerId: worker } = around;
  try {
    const removed = await sweepDebug(around, { signal });
    if (removed > 0) logger.info({ worker, removed }, 'removed what was kept of failed attempts and has expired');
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    if (code !== 'job/cancelled') logger.warn({ worker, code }, `could not remove what has expired: ${message}`);
  }
}

/** Begins something the first time that it is asked to, and then when an hour has passed. It must not throw. */
function atMostHourly(work: () => Promise<void>): () => void {
  let latest = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - latest < HOUR_MS) return;
    latest = performance.now();
    void work();
  };
}
