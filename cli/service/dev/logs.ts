import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { oneLine } from '../../../runtime/telemetry/one-line.ts';

const LONGEST_BYTES = 10 * 2 ** 20;

/** Where the lines of several processes go: each to a file of its own, and some to the terminal as well. */
export interface Logs {
  /** Takes lines for `<name>.log`. */
  readonly to: (name: string, options?: { readonly isShown?: boolean }) => (line: string) => void;
  readonly close: () => Promise<void>;
}

/** @param show is given lines without their break: short ones for a person, or as they are */
export function openLogs(folder: string, show: (line: string) => void, forPeople: boolean): Logs {
  const files: WriteStream[] = [];
  return {
    to: (name, { isShown = true } = {}) => {
      const file = openFile(join(folder, `${name}.log`));
      files.push(file);
      return (line) => {
        file.write(`${line}\n`);
        if (isShown) show(forPeople ? oneLine(line) : line);
      };
    },
    close: async () => {
      await Promise.all(files.map((file) => once(file.end(), 'close')));
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
