/**
 * `npm run bench`: measures speed and memory, prints the table and writes docs/benchmarks.md.
 * `-- --runs 3` repeats less often; `-- --only compile` (master, plans, length, service) does one part and writes nothing.
 * Exit code 1 where a bar is missed.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { benchCompile } from './compile.ts';
import { benchmarkPage, table } from './document.ts';
import { benchLength } from './length.ts';
import { benchMaster } from './master.ts';
import { benchPlans } from './plans.ts';
import { root } from './programs.ts';
import type { Result } from './result.ts';
import { benchService } from './service.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, only: { type: 'string' } } });
const runs = Number(values.runs);
const [load = 0] = loadavg();

const parts: Readonly<Record<string, (folder: string) => Promise<readonly Result[]>>> = {
  compile: () => benchCompile(runs),
  master: (folder) => benchMaster(runs, folder),
  plans: (folder) => benchPlans(runs, folder),
  length: (folder) => benchLength(runs, folder),
  service: () => benchService(runs),
};

const folder = await mkdtemp(join(tmpdir(), 'lathe-bench-'));
try {
  const results: Result[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue;
    console.log(`measuring: ${name}`);
    const measured = await part(folder);
    console.log(`\n${table(measured)}\n`);
    results.push(...measured);
  }
  if (values.only === undefined) await writeDocument(results);
  if (results.some(({ passed }) => !passed)) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function writeDocument(results: readonly Result[]): Promise<void> {
  const { text: ffmpeg } = await (await openHost()).version();
  const path = join(root, 'docs', 'benchmarks.md');
  await writeFile(path, benchmarkPage(results, { ffmpeg, runs, date: new Date(), load }));
  console.log(`written: ${path}`);
}
