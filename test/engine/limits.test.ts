import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';
import { limitsFor } from '../../runtime/engine/process/limits.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import type { FfmpegSpec, Limits } from '../../runtime/engine/process/spec.ts';
import { failureOf } from './support/failures.ts';
import { NOWHERE, specIn } from './support/ffmpeg.ts';
import type { MediaFolder } from './support/media.ts';
import { mediaFolder, NOISE } from './support/media.ts';
import { processesWith } from './support/processes.ts';

let media: MediaFolder;
let noise: string;
beforeAll(() => {
  media = mediaFolder();
  noise = media.make('noise.wav', ...NOISE);
});
afterAll(() => media[Symbol.dispose]());

/** Work that would take an hour: the noise again and again, in real time. */
const endless = (more: Partial<FfmpegSpec> = {}): FfmpegSpec =>
  specIn(media, ['-re', '-stream_loop', '-1', ...inputArguments(noise), '-t', '3600', ...NOWHERE], more);

const limits = (more: Partial<Limits>): Limits => ({ ...limitsFor(10), ...more });

test('cancelling ends the process at once and leaves none behind', async () => {
  const controller = new AbortController();
  const work = failureOf(
    runFfmpeg(endless({ signal: controller.signal, onProgress: () => controller.abort('enough') })),
  );
  expect(await work).toMatchObject({ code: 'job/cancelled', message: 'the job was cancelled: enough' });
  expect(processesWith(noise)).toEqual([]);
});

test('a job that is cancelled before it starts does not run', async () => {
  const failed = await failureOf(runFfmpeg(endless({ signal: AbortSignal.abort() })));
  expect(failed).toMatchObject({ code: 'job/cancelled', message: 'the job was cancelled: on request' });
  expect(processesWith(noise)).toEqual([]);
});

test('what FFmpeg started ends with it', async () => {
  const wrapper = media.write('wrapper', '#!/bin/sh\nffmpeg "$@" &\nwait\n');
  execFileSync('chmod', ['755', wrapper]);
  const controller = new AbortController();
  const spec = endless({ ffmpegPath: wrapper, signal: controller.signal, onProgress: () => controller.abort() });
  await failureOf(runFfmpeg(spec));
  expect(processesWith(noise)).toEqual([]);
});

test('a frozen process reaches the stall limit', async () => {
  let frozen = false;
  const freeze = (): void => {
    if (!frozen) for (const pid of processesWith(noise)) process.kill(pid, 'SIGSTOP');
    frozen = true;
  };
  const failed = await failureOf(runFfmpeg(endless({ limits: limits({ stallSeconds: 0.8 }), onProgress: freeze })));
  expect({ frozen, code: failed.code, class: failed.class, retryable: failed.retryable }).toEqual({
    frozen: true,
    code: 'timeout/stalled',
    class: 'TIMEOUT',
    retryable: true,
  });
  expect(processesWith(noise)).toEqual([]);
});

test('an input that never delivers reaches the limit of the first progress', async () => {
  const pipe = media.file('never.wav');
  execFileSync('mkfifo', [pipe]);
  const spec = specIn(media, [...inputArguments(pipe), ...NOWHERE], { limits: limits({ firstProgressSeconds: 0.3 }) });
  expect(await failureOf(runFfmpeg(spec))).toMatchObject({
    code: 'timeout/stalled',
    message: 'FFmpeg made no progress for 0.30 s after its start',
  });
  expect(processesWith(pipe)).toEqual([]);
});

test('work that advances still ends at its deadline', async () => {
  const failed = await failureOf(runFfmpeg(endless({ limits: limits({ totalSeconds: 0.7 }), stage: 'render' })));
  expect(failed).toMatchObject({ code: 'timeout/deadline', stage: 'render' });
});

test('a process that someone else ends is told from one that fails', async () => {
  const kill = (signal: NodeJS.Signals) => (): void => {
    for (const pid of processesWith(noise)) process.kill(pid, signal);
  };
  const killed = await failureOf(runFfmpeg(endless({ onProgress: kill('SIGKILL') })));
  const asked = await failureOf(runFfmpeg(endless({ onProgress: kill('SIGTERM') })));
  expect([killed, asked].map(({ code, message }) => [code, message])).toEqual([
    ['ffmpeg/killed', 'FFmpeg was killed from outside (SIGKILL)'],
    ['ffmpeg/killed', 'FFmpeg was killed from outside (signal 15)'],
  ]);
});

test('FFmpeg and the workspace go with the process that began them', async () => {
  const parent = spawn(process.execPath, [new URL('support/lone-parent.ts', import.meta.url).pathname, noise]);
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const workspace = line.toString().trim();
  expect(processesWith(workspace).length).toBeGreaterThan(0);
  parent.kill('SIGTERM');
  const [, signal] = (await once(parent, 'exit')) as [number | null, NodeJS.Signals];
  expect(signal).toBe('SIGTERM');
  await expect.poll(() => processesWith(workspace)).toEqual([]);
  expect(() => execFileSync('ls', [workspace], { stdio: 'pipe' })).toThrow();
});

test('limits grow with the length of the media, and with what is moved at the end of a large file', () => {
  expect(limitsFor(600)).toEqual({ firstProgressSeconds: 60, stallSeconds: 60, totalSeconds: 2520 });
  expect(limitsFor(600, 4e9)).toEqual({ firstProgressSeconds: 60, stallSeconds: 260, totalSeconds: 2720 });
  expect(limitsFor(undefined).totalSeconds).toBe(86_400);
});
