import type { Command } from 'commander';
import { declareDownload } from '../jobs/download.ts';
import { declareList } from '../jobs/list.ts';
import { declareLogs } from '../jobs/logs.ts';
import { declareShow } from '../jobs/show.ts';
import { declareCancel, declareReplay, declareRetry } from '../jobs/steer.ts';
import { declareSubmit } from '../jobs/submit.ts';
import { declareWatch } from '../jobs/watch.ts';
import { declare as declareRecover } from './recover.ts';

const help = `
The service is the one of --url or LATHE_URL, else what 'lathe dev' runs on this machine. Where it wants a token, put it into
LATHE_TOKEN, or into a file named by --token-file.

Examples:
  lathe jobs submit dialogue_clean_v1 --in s3://bucket/original.mp4 --profile audio_only_master_v1 --wait
  lathe jobs list --state DEAD
  LATHE_URL=https://lathe.internal lathe jobs logs ID --follow`;

/** Each declares itself; what it does is read only when it is called. */
const subcommands: readonly ((jobs: Command) => void)[] = [
  declareSubmit,
  declareList,
  declareShow,
  declareWatch,
  declareLogs,
  declareDownload,
  declareCancel,
  declareRetry,
  declareReplay,
];

export function declare(command: Command): void {
  command.usage('COMMAND [options]').addHelpText('after', help);
  for (const declareSubcommand of subcommands) declareSubcommand(command);
  const summary = "the same as 'lathe recover', on a machine that has the service's configuration";
  declareRecover(
    command.command('recover').summary(summary).description(`Queue again what Redis has lost: ${summary}.`),
  );
}
