/**
 * Runs every generator, one after the other: each `tools/generate-*.ts` is one.
 * `--check` is passed on: nothing is written, and stale files are an error.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './tool.ts';
import { root } from './write-generated.ts';

const says = `Makes again all that is made from other files: types, references, openapi.json, the typed client, the catalog of FFmpeg.`;
tool('generate', says, 'generate', 'generate:check')
  .option('--check', 'write nothing, and exit with 1 where a file is stale')
  .parse();

const generators = readdirSync(join(root, 'tools'))
  .filter((file) => /^generate-.+\.ts$/.test(file))
  .sort();

for (const generator of generators) {
  const run = spawnSync(process.execPath, [join('tools', generator), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exitCode = 1;
}
