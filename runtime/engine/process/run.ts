import type { LatheFailure } from '../../failure/failure.ts';
import { asFailure, failure } from '../../failure/failure.ts';
import type { FfmpegRun, FfmpegSpec } from './spec.ts';
import { type Started, start } from './start.ts';

/**
 * Runs one FFmpeg to its end.
 *
 * @returns what it did; only exit code 0 counts, yet says nothing of the file: check the counts (`checkDecoding`)
 * @throws LatheFailure for every other end: `input/*`, `output/disk_full`, `ffmpeg/*`, `timeout/*`, `job/cancelled`
 */
export async function runFfmpeg(spec: FfmpegSpec): Promise<FfmpegRun> {
  return start(spec).outcome;
}

/** How two connected processes went. */
export interface PipedRun {
  readonly producer: FfmpegRun;
  readonly consumer: FfmpegRun;
}

/**
 * Runs two FFmpegs at once, the first one's standard output (`pipe:1`) being the second one's input (`pipe:0`).
 *
 * The two share one socket pair: no byte passes through this process.
 *
 * @throws LatheFailure the failure that came first in cause: when one fails, the other is ended
 */
export async function runPiped(producer: FfmpegSpec, consumer: FfmpegSpec): Promise<PipedRun> {
  const source = start(producer, { pipesOut: true });
  if (source.stdout === null) throw new TypeError('the standard output of the producer is not a pipe');
  const sink = start(consumer, { stdin: source.stdout });
  source.stdout.destroy(); // ours is only a copy: while it is open, the producer cannot learn that its reader died

  const aftermath = failure('job/cancelled', { reason: 'the other process of the pipe failed' });
  sink.outcome.catch(() => stopUnlessItEnds(source, aftermath));
  const [made, taken] = await Promise.allSettled([source.outcome, sink.outcome]);
  if (made.status === 'fulfilled' && taken.status === 'fulfilled')
    return { producer: made.value, consumer: taken.value };
  throw causeOf(rejection(made), rejection(taken), aftermath.message);
}

/** ms in which a producer without a reader ends by itself: it may have failed first, and not be gone yet. */
const graceMs = 2000;

/** Ends a producer that does not notice that its reader is gone, as where it has nothing to write. */
function stopUnlessItEnds({ outcome, stop }: Started, reason: LatheFailure): void {
  const timer = setTimeout(() => stop(reason), graceMs);
  const ended = (): void => clearTimeout(timer);
  outcome.then(ended, ended);
}

function rejection(settled: PromiseSettledResult<unknown>): LatheFailure | undefined {
  return settled.status === 'rejected' ? asFailure(settled.reason) : undefined;
}

/** The pipe is a socket pair, which FFmpeg words in either way. */
const BROKEN_PIPE = /Broken pipe|Connection reset by peer/;

/**
 * A producer that broke its pipe, or was ended for it, only followed its consumer; a consumer that chokes on half a
 * stream followed its producer.
 */
function causeOf(made: LatheFailure | undefined, taken: LatheFailure | undefined, aftermath: string) {
  if (made === undefined || taken === undefined) return made ?? taken;
  const brokePipe = made.excerpt?.some((line) => BROKEN_PIPE.test(line)) === true;
  return brokePipe || made.message === aftermath ? taken : made;
}
