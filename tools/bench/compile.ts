import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../compiler/compile.ts';
import { interleave, median, runToEnd } from './measure.ts';
import { lathe, root } from './programs.ts';
import { atMost, type Result } from './result.ts';

const iterations = 4000;

/** How long it takes to compile: once everything is warm, and from the start of a process to its end. */
export async function benchCompile(runs: number): Promise<readonly Result[]> {
  const [check = 0] = await interleave([async () => void (await runToEnd(lathe('check', 'presets')))], runs);
  return [
    atMost('compile `dialogue_clean`, warm', warmCompile('dialogue_clean'), 0.5, (ms) => `${ms.toFixed(2)} ms`),
    atMost('`lathe check presets/`, from start to exit', check, 0.4, (seconds) => `${seconds.toFixed(2)} s`),
  ];
}

/** The median of many, after as many to warm up, in milliseconds. */
function warmCompile(name: string): number {
  const path = join(root, 'presets', `${name}.preset`);
  const text = readFileSync(path, 'utf8');
  const times: number[] = [];
  for (let count = 0; count < 2 * iterations; count++) {
    const started = performance.now();
    const { presets } = compile(path, text, { read: () => undefined });
    const milliseconds = performance.now() - started;
    if (presets.length !== 1) throw new Error(`${path} does not compile`);
    if (count >= iterations) times.push(milliseconds);
  }
  return median(times);
}
