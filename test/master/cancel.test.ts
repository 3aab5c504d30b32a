import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobProgress, StageKind } from '../../runtime/engine/master/request.ts';
import { failureOf } from '../engine/support/failures.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { run } from './support/mastering.ts';
import { processesIn } from './support/processes-in.ts';
import { scratchFolder } from './support/scratch.ts';

const media = mediaFolder();
const scratch = scratchFolder();
let hot: string;
beforeAll(() => {
  hot = media.make('hot.wav', ...NOISE, '-af', 'volume=12dB');
});
afterAll(() => {
  media[Symbol.dispose]();
  scratch[Symbol.dispose]();
});

/** A job of all stages, given a signal before or while it runs. */
async function cancelledWhen(when: 'before' | ((progress: JobProgress) => boolean)) {
  const controller = new AbortController();
  if (when === 'before') controller.abort('enough');
  const destination = media.file('cancelled.m4a');
  const failed = await failureOf(
    run({
      preset: 'loudness_only',
      profile: 'audio_only_master',
      inputs: hot,
      params: { target: -9 },
      destination,
      signal: controller.signal,
      onProgress: (progress) => {
        if (when !== 'before' && when(progress)) controller.abort('enough');
      },
    }),
  );
  const left = {
    output: existsSync(destination),
    scratch: readdirSync(scratch.path),
    processes: processesIn(scratch.path, ''),
  };
  return { message: failed.message, left };
}

const nothing = { output: false, scratch: [], processes: [] };
const cancelled = { message: 'the job was cancelled: enough', left: nothing };

test('a job that is cancelled before it begins leaves nothing', async () => {
  expect(await cancelledWhen('before')).toEqual(cancelled);
});

test.each<StageKind>(['analyze', 'solve', 'render'])('cancelling while it runs %s leaves nothing', async (stage) => {
  expect(await cancelledWhen((progress) => progress.stage === stage)).toEqual(cancelled);
});

test('cancelling after the last FFmpeg still leaves no output', async () => {
  expect(await cancelledWhen(({ stage, fraction }) => stage === 'render' && fraction === 1)).toEqual(cancelled);
});
