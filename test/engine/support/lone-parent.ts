import type { ConfinementLevel } from '../../../runtime/engine/confinement/confinement.ts';
import { openHost } from '../../../runtime/engine/host/open-host.ts';
import { inputArguments } from '../../../runtime/engine/process/inputs.ts';
import { limitsFor } from '../../../runtime/engine/process/limits.ts';
import { runFfmpeg } from '../../../runtime/engine/process/run.ts';
import { openWorkspace } from '../../../runtime/engine/workspace/open-workspace.ts';

/** Starts an endless FFmpeg in a workspace, says where once it runs, and waits to be killed: `lone-parent.ts INPUT [LEVEL]`. */
const [input = '', level = 'none'] = process.argv.slice(2);
const { ffmpegPath, confinement } = await openHost(process.env, { confinement: level as ConfinementLevel }); // the test's own word
const workspace = await openWorkspace();
let told = false;
await runFfmpeg({
  ffmpegPath,
  confinement,
  args: [
    '-re',
    '-stream_loop',
    '-1',
    ...inputArguments(input),
    '-t',
    '3600',
    '-c:a',
    'flac',
    workspace.path('out.flac'),
  ],
  cwd: workspace.directory,
  logPath: workspace.path('ffmpeg.log'),
  limits: limitsFor(3600),
  onProgress: () => {
    if (!told) process.stdout.write(`${workspace.directory}\n`);
    told = true;
  },
});
