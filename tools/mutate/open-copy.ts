import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheRoot } from '../../golden/samples/cache-folder.ts';
import { removeOnExit } from '../../runtime/engine/workspace/remove-on-exit.ts';
import { root } from '../write-generated.ts';
import type { Fault } from './fault.ts';
import { plant } from './plant.ts';

/** A copy of the repository in which faults can be planted. */
export interface Copy {
  readonly folder: string;
  /** Where its checks keep what they find out, from one run to the next: apart from the cache of the machine, with the same samples. */
  readonly cacheHome: string;
  /** Changes with everything that a fault is tried with. */
  readonly sources: string;
  /** An empty cache with the samples of the machine. */
  readonly openCache: () => { readonly home: string; readonly remove: () => void };
  /** Does something while a fault is in place. */
  readonly withFault: <T>(fault: Fault, work: () => Promise<T>) => Promise<T>;
}

/** The folders that a fault can be planted in or noticed by. */
const tried = ['cli', 'compiler', 'dsl', 'golden', 'presets', 'runtime', 'schemas', 'test'];

function isTried(path: string): boolean {
  return tried.some((folder) => path.startsWith(`${folder}/`)) && !path.endsWith('.md');
}

/** Copies all that is under version control, with what is new beside it; the copy is gone when this process is. */
export function openCopy(): Copy {
  const base = mkdtempSync(join(tmpdir(), 'lathe-mutate-'));
  removeOnExit(base);
  const folder = join(base, 'repository');
  const paths = listSources();
  for (const path of paths) cpSync(join(root, path), join(folder, path));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const cacheHome = join(cacheRoot(), 'mutate');
  shareSamples(cacheHome);
  return {
    folder,
    cacheHome,
    sources: hashOf(paths.filter(isTried)),
    openCache: () => {
      const home = mkdtempSync(join(base, 'cache-'));
      shareSamples(home);
      return { home, remove: () => rmSync(home, { recursive: true }) };
    },
    withFault: async (fault, work) => {
      const path = join(folder, fault.file);
      const sound = readFileSync(path, 'utf8');
      writeFileSync(path, plant(fault, sound));
      try {
        return await work();
      } finally {
        writeFileSync(path, sound);
      }
    },
  };
}

function listSources(): readonly string[] {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const paths = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\0');
  const deleted = execFileSync('git', ['ls-files', '--deleted', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  return paths.filter((path) => path !== '' && path !== 'node_modules' && !deleted.includes(path));
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.toSorted()) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function shareSamples(cacheHome: string): void {
  const shared = join(cacheRoot(), 'samples');
  mkdirSync(shared, { recursive: true });
  const own = join(cacheHome, 'lathe', 'samples');
  mkdirSync(dirname(own), { recursive: true });
  rmSync(own, { force: true });
  symlinkSync(shared, own);
}
