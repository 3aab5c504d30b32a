import { type Command, InvalidArgumentError } from 'commander';
import { coloursFor } from '../terminal/colours.ts';
import { print, say } from '../terminal/output.ts';

const help = `
It needs redis-server and FFmpeg on this machine, and nothing else: no configuration, no running Redis, no bucket. Everything it
keeps lies in one folder, and is there again at the next start. s3://bucket is a folder in it, with a sample as original.mp4.

Examples:
  lathe dev
  lathe dev --data /tmp/lathe --port 8080
  lathe dev --allow s3://my-bucket/raw --allow http://localhost:9000

Another bucket is reached with the credentials that AWS's own tools find.`;

interface Options {
  readonly data: string;
  readonly port?: number;
  readonly allow: readonly string[];
}

export function declare(command: Command): void {
  command
    .option('--data <folder>', 'where it keeps everything', '.lathe')
    .option('--port <number>', 'where the API listens; 4700, or any free one where that is taken', readPort)
    .option(
      '--allow <uri>',
      'what else jobs may read and write (s3://…), or a server to be notified (https://…); may be repeated',
      collect,
      [],
    )
    .addHelpText('after', help)
    .action(dev);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError('It takes a number from 1 to 65535.');
}

function collect(uri: string, before: readonly string[]): readonly string[] {
  return [...before, uri];
}

async function dev({ data, port, allow }: Options): Promise<void> {
  const { atTerminal } = await import('../service/dev/logs.ts');
  const { untilToldToEnd } = await import('../service/shutdown.ts');
  const { runDev } = await import('../service/dev/run-dev.ts');
  const { welcome } = await import('../service/dev/welcome.ts');
  const told = untilToldToEnd();
  outliveTerminal();
  say('Starting Lathe: Redis, presets, a sample, the worker and the API...');
  const colours = coloursFor(process.stderr);
  const show = (line: string): void => say(process.stderr.isTTY ? atTerminal(line, colours) : line);
  const running = await runDev({ data, port, allow, environment: process.env, show });
  print(welcome(running.standing, coloursFor(process.stdout), process.env));
  await told;
  say('\nEnding: a job that runs is given back, and goes on at the next start.');
  await running.end();
  say('All of it has ended.');
  process.exit(0);
}

/** Where the terminal is gone, nothing can be said any more, and all has to be ended all the same. */
function outliveTerminal(): void {
  let isGone = false;
  const lost = (): void => {
    if (!isGone) process.emit('SIGHUP');
    isGone = true;
  };
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.on('error', lost);
  }
}
