import type { Command } from 'commander';
import { counted } from '../../compiler/print/wording.ts';
import { requireConfig } from '../../runtime/config/read-config.ts';
import type { Recovered } from '../../runtime/recovery/recovery.ts';
import { processLogger } from '../service/process.ts';
import { print, printJson } from '../terminal/output.ts';

const help = `
What is accepted lies in storage. Where Redis has lost it, it is queued again from there; where a process was killed in between,
what it left undone is done. The API does the same when it starts. It does no harm while the service runs, nor twice.

With --all the records of jobs that ended are made again too, so that they are listed. That walks through all of storage.

Examples:
  lathe recover
  lathe recover --all --json`;

interface Options {
  readonly all?: true;
  readonly json?: true;
}

export function declare(command: Command): void {
  command
    .option('--all', 'also make the records of ended jobs again')
    .option('--json', 'print the counts as JSON')
    .addHelpText('after', help)
    .action(recover);
}

async function recover({ all, json }: Options): Promise<void> {
  const config = requireConfig('recover', process.env);
  const { runRecovery } = await import('../service/run-recovery.ts'); // not for a configuration that is wrong
  const logger = processLogger('lathe-recover', config.logLevel, 'stderr');
  const recovered = await runRecovery(config, { all: all === true, logger }).finally(endSoon);
  if (json) printJson(recovered);
  else for (const line of linesOf(recovered)) print(line);
  if (recovered.failed > 0) process.exitCode = 1;
}

/** Once all is said: the client of a Redis that was never there goes on looking for it. */
function endSoon(): void {
  setImmediate(() => process.exit());
}

function linesOf({ seen, enqueued, held, settled, rebuilt, failed }: Recovered): readonly string[] {
  return [
    `${counted(seen, 'job')} not settled: ${enqueued} queued again, ${held} in the queue as they have to be, ${settled} ended and now recorded`,
    ...(rebuilt > 0 ? [`${counted(rebuilt, 'record')} of ended jobs made again`] : []),
    ...(failed > 0 ? [`${counted(failed, 'job')} could not be recovered; the log above says why`] : []),
  ];
}
