import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { count, tool } from '../tool.ts';
import { benchCompile } from './compile.ts';
import { benchmarkPage, table } from './document.ts';
import { benchLength } from './length.ts';
import { benchMaster } from './master.ts';
import { benchPlans } from './plans.ts';
import { root } from './programs.ts';
import type { Result } from './result.ts';
import { benchService } from './service.ts';

const [load = 0] = loadavg();

const parts: Readonly<Record<string, (folder: string) => Promise<readonly Result[]>>> = {
  compile: () => benchCompile(runs),
  master: (folder) => benchMaster(runs, folder),
  plans: (folder) => benchPlans(runs, folder),
  length: (folder) => benchLength(runs, folder),
  service: () => benchService(runs),
};

const says = `Measures speed and memory on whole processes, prints the table and writes docs/benchmarks.md. Exits with 1 where a bar is
missed. The whole takes a quarter of an hour on a quiet machine.`;

const { runs, only }: { readonly runs: number; readonly only?: string } = tool(
  'bench',
  says,
  'bench',
  'bench -- --only service --runs 3',
)
  .option('--runs <number>', 'how often each is repeated', count, 5)
  .addOption(new Option('--only <part>', 'measure one part, and write nothing').choices(Object.keys(parts)))
  .parse()
  .opts();

const folder = await mkdtemp(join(tmpdir(), 'lathe-bench-'));
try {
  const results: Result[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue;
    console.log(`measuring: ${name}`);
    const measured = await part(folder);
    console.log(`\n${table(measured)}\n`);
    results.push(...measured);
  }
  if (only === undefined) await writeDocument(results);
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
