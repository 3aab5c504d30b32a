import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with small media, made by FFmpeg where a test needs them. */
export interface MediaFolder extends Disposable {
  readonly path: string;
  file(name: string): string;
  /** Makes a file of at most ten seconds from FFmpeg's arguments; returns its path. */
  make(name: string, ...args: readonly string[]): string;
  write(name: string, content: string | Uint8Array): string;
  /** Cuts a file of the folder to a part of its length. */
  cut(name: string, as: string, part: number): string;
}

/** Two seconds of pink noise in stereo, about -25 LUFS. */
export const NOISE = ['-f', 'lavfi', '-i', 'anoisesrc=d=2:r=48000:c=pink:a=0.3:seed=7,aformat=channel_layouts=stereo'];

/** Two seconds of picture without sound. */
export const PICTURE = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25:d=2'];

export function mediaFolder(): MediaFolder {
  const path = mkdtempSync(join(tmpdir(), 'engine-test-'));
  const file = (name: string): string => join(path, name);
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(file(name), content);
    return file(name);
  };
  return {
    path,
    file,
    write,
    make: (name, ...args) => {
      execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, '-t', '10', `file:${file(name)}`]);
      return file(name);
    },
    cut: (name, as, part) => {
      const content = readFileSync(file(name));
      return write(as, content.subarray(0, Math.floor(content.length * part)));
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
