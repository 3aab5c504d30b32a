import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { processesWith } from '../engine/support/processes.ts';
import { scratchFolder } from '../master/support/scratch.ts';
import { hostAt } from './support/confined.ts';

const media = mediaFolder();
const scratch = scratchFolder();
let noise: string;
beforeAll(() => {
  noise = media.make('noise.wav', ...NOISE);
});
afterAll(() => {
  media[Symbol.dispose]();
  scratch[Symbol.dispose]();
});

describe.each(['prlimit', 'bubblewrap'] as const)('under %s', (level) => {
  test('even a frozen FFmpeg dies with a process that is killed before it could end it', async (context) => {
    if ((await hostAt(level)) === undefined) return context.skip(`${level} does not work here`);
    const script = new URL('../engine/support/lone-parent.ts', import.meta.url).pathname;
    const parent = spawn(process.execPath, [script, noise, level]);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const workspace = line.toString().trim();
    const processes = processesWith(workspace);
    expect(processes.length).toBeGreaterThan(0);
    for (const pid of processes) process.kill(pid, 'SIGSTOP'); // one that runs ends on its broken pipes as well
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => processesWith(workspace)).toEqual([]);
  });
});
