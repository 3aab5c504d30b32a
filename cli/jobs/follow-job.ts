import { isOver, type Job, type LatheClient } from '../../client/index.ts';
import { cancelOnInterrupt } from '../run/interrupt.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';
import { columnsOf } from '../terminal/wrap.ts';
import { createFollowView, type FollowView } from './follow-view.ts';

/** What a job that is over without a master ends a command with. */
const notDoneExitCode = 2;
const interruptedExitCode = 130;

/** Follows a job to its end and prints how it ended; Ctrl-C leaves the job alone, which goes on. Sets the exit code. */
export async function followJob(client: LatheClient, id: string, { json }: { readonly json?: true }): Promise<void> {
  const { signal, release } = cancelOnInterrupt();
  const view = json ? silent : createFollowView(say);
  try {
    const job = await client.job(id, { signal });
    if (!json && job.state === 'PENDING') await warnOfNoWorker(client);
    if (!isOver(job)) await hear(client, id, view, signal);
    await printEnding(isOver(job) ? job : await client.job(id, { signal }), json);
  } catch (thrown) {
    await view.close('failed');
    if (!signal.aborted) throw thrown;
    say(`\nNot followed any more; the job goes on.\n  lathe jobs watch ${id}\n  lathe jobs cancel ${id}`);
    process.exitCode = interruptedExitCode;
  } finally {
    release();
  }
}

const silent: FollowView = { hear: async () => undefined, close: async () => undefined };

async function hear(client: LatheClient, id: string, view: FollowView, signal: AbortSignal): Promise<void> {
  for await (const event of client.events(id, { signal })) await view.hear(event);
}

/** A job that waits for nobody would be waited for in vain. */
async function warnOfNoWorker(client: LatheClient): Promise<void> {
  const ready = await client.readiness().catch(() => undefined); // it is only asked to help
  if (ready?.workers === 0) say("No worker is connected: the job waits until one is ('lathe worker').");
}

async function printEnding(job: Job, json: true | undefined): Promise<void> {
  if (job.state !== 'COMPLETED') process.exitCode = notDoneExitCode;
  if (json) return printJson(job);
  const { endingText } = await import('./ending-text.ts'); // what draws tables takes a while to load
  print(`\n${endingText(job, coloursFor(process.stdout), columnsOf(process.stdout))}`);
}
