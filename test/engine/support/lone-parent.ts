import { UNCONFINED } from '../../../runtime/engine/confinement/confinement.ts';
import { inputArguments } from '../../../runtime/engine/process/inputs.ts';
import { limitsFor } from '../../../runtime/engine/process/limits.ts';
import { runFfmpeg } from '../../../runtime/engine/process/run.ts';
import { openWorkspace } from '../../../runtime/engine/workspace/open-workspace.ts';

/** Starts an endless FFmpeg in a workspace, says where once it runs, and waits to be killed. */
const workspace = await openWorkspace();
const input = inputArguments(process.argv[2] ?? '');
let told = false;
await runFfmpeg({
  ffmpegPath: 'ffmpeg',
  confinement: UNCONFINED,
  args: ['-re', '-stream_loop', '-1', ...input, '-t', '3600', '-c:a', 'flac', workspace.path('out.flac')],
  cwd: workspace.directory,
  logPath: workspace.path('ffmpeg.log'),
  limits: limitsFor(3600),
  onProgress: () => {
    if (!told) process.stdout.write(`${workspace.directory}\n`);
    told = true;
  },
});
