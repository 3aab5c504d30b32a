import { jsonPieces } from './json.ts';

/** Prints a result: what another program may want to read. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a result as JSON, laid out for people, whom it will reach as well. */
export function printJson(value: unknown): void {
  for (const piece of jsonPieces(value)) process.stdout.write(piece);
}

/** Says something beside the result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Ends quietly where nobody reads on, as in `lathe compile talk_v1 | head`. */
export function stopAtClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}
