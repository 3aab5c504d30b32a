import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheRoot } from '../../golden/samples/cache-folder.ts';
import { root } from '../write-generated.ts';
import type { Fault } from './fault.ts';
import { plant } from './plant.ts';

/** A copy of the repository in which faults can be planted. */
export interface Copy {
  readonly folder: string;
  /** Where its runs keep what they find out, apart from the cache of the machine. The samples are the same. */
  readonly cacheHome: string;
  /** Does something while a fault is in place. */
  readonly withFault: <T>(fault: Fault, work: () => Promise<T>) => Promise<T>;
  readonly remove: () => void;
}

/** Copies all that is under version control, with what is new beside it. */
export function openCopy(): Copy {
  const base = mkdtempSync(join(tmpdir(), 'lathe-mutate-'));
  const folder = join(base, 'repository');
  for (const path of sources()) cpSync(join(root, path), join(folder, path));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const cacheHome = join(base, 'cache');
  shareSamples(cacheHome);
  return {
    folder,
    cacheHome,
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
    remove: () => rmSync(base, { recursive: true }),
  };
}

function sources(): readonly string[] {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const paths = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\0');
  const deleted = execFileSync('git', ['ls-files', '--deleted', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  return paths.filter((path) => path !== '' && path !== 'node_modules' && !deleted.includes(path));
}

function shareSamples(cacheHome: string): void {
  const shared = join(cacheRoot(), 'samples');
  mkdirSync(shared, { recursive: true });
  const own = join(cacheHome, 'lathe', 'samples');
  mkdirSync(dirname(own), { recursive: true });
  symlinkSync(shared, own);
}
