import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OpenedProject } from './project.ts';
import type { RunReport } from './run.ts';

/** What an update did; files by their path below the folder of all cases. */
export interface Accepted {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes what was produced the files that are kept, and removes what nothing produces. A case that has findings is left as
 * it is: what fails by itself is not accepted.
 */
export function accept({ discovery }: OpenedProject, { results, orphans }: RunReport): Accepted {
  const done = { added: [] as string[], changed: [] as string[], removed: [] as string[] };
  const failing = new Set(
    results.filter(({ outcome }) => outcome.findings.length > 0).map(({ outcome }) => outcome.case),
  );
  for (const { outcome, problems } of results) {
    if (failing.has(outcome.case)) continue;
    for (const { kind, file } of problems) {
      if (file === undefined) continue;
      write(join(outcome.case.folder, file), outcome.produced.get(file) ?? '');
      (kind === 'missing' ? done.added : done.changed).push(`${outcome.case.name}/${file}`);
    }
  }
  for (const { path } of orphans) {
    rmSync(join(discovery.folder, path));
    done.removed.push(path);
  }
  return done;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
