import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { shortLine } from '../../../runtime/telemetry/short-line.ts';
import type { Colours } from '../../terminal/colours.ts';

const LONGEST_BYTES = 10 * 2 ** 20;

/** Where the lines of several processes go: each to a file of its own, and some to the terminal as well. */
export interface Logs {
  /** Takes lines for `<name>.log`. */
  readonly to: (name: string, options?: { readonly isShown?: boolean }) => (line: string) => void;
  readonly close: () => Promise<void>;
}

/** @param show is given lines without their break, as they are */
export function openLogs(folder: string, show: (line: string) => void): Logs {
  const files: WriteStream[] = [];
  return {
    to: (name, { isShown = true } = {}) => {
      const file = openFile(join(folder, `${name}.log`));
      files.push(file);
      return (line) => {
        file.write(`${line}\n`);
        if (isShown) show(line);
      };
    },
    close: async () => {
      await Promise.all(files.map((file) => finished(file.end()).catch(() => undefined))); // one that failed is closed
    },
  };
}

/** A long one of earlier runs gives way, and stays as `name.log.1`. */
function openFile(path: string): WriteStream {
  if (existsSync(path) && statSync(path).size > LONGEST_BYTES) renameSync(path, `${path}.1`);
  const file = createWriteStream(path, { flags: 'a' });
  file.on('error', () => undefined); // a full disk ends the log, not the service
  return file;
}

/** A line of a log as it looks at a terminal; one that is none of ours stays as it is. */
export function atTerminal(line: string, { dim, red, yellow }: Colours): string {
  const short = shortLine(line);
  if (short === undefined) return line;
  const { head, level, message, facts } = short;
  const marked = level === 'warn' ? yellow(message) : ['error', 'fatal'].includes(level) ? red(message) : message;
  return `${dim(head.padEnd(15))} ${marked}  ${dim(facts)}`.trimEnd();
}
