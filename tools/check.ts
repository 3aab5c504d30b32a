import { spawn } from 'node:child_process';
import { type Step, steps } from './check/steps.ts';
import { tool } from './tool.ts';
import { root } from './write-generated.ts';

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

const says = 'Runs every check, a line for each with its time. Stops at the first that fails, and shows its output.';

const { tests }: { readonly tests: boolean } = tool('check', says, 'check', 'check -- --no-tests')
  .option('--no-tests', 'leave the tests out, for when they run on their own')
  .parse()
  .opts();
const chosen = tests ? steps : steps.filter((step) => !step.isTests);

for (const step of chosen) {
  const started = performance.now();
  const { passed, output } = await run(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${step.name.padEnd(10)}${seconds} s`);
  if (!passed) {
    process.stdout.write(output);
    process.exitCode = 1;
    break;
  }
  if (step.isTests) console.log(lastLine(output));
}

function run({ command: [program, ...args] }: Step): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  // npm puts node_modules/.bin first in the PATH, so these are the pinned tools and the pinned Node.
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.on('error', (error) => resolve({ passed: false, output: `${program}: ${error.message}\n` }));
  child.on('close', (code) => resolve({ passed: code === 0, output }));
  return promise;
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
