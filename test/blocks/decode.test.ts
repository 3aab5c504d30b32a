import { afterAll, expect, test } from 'vitest';
import { decode } from '../../golden/blocks/decode.ts';
import { sampleFrames } from '../../golden/blocks/sample-frames.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { mediaFolder } from '../engine/support/media.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const { signal } = new AbortController();

/** Decodes what a source filter gives as 24-bit WAV. */
async function decoded(name: string, source: string, channels = 1) {
  const path = media.make(`${name}.wav`, '-f', 'lavfi', '-i', source, '-c:a', 'pcm_s24le');
  return decode({ path, audioIndex: 0, channels, sampleRate: 48_000 }, await openHost(), signal);
}

test('frames, levels of every second, and silence', async () => {
  const source = "aevalsrc=exprs='0.5*sin(2*PI*1000*t)*lt(t,1)|0.25*sin(2*PI*1000*t)*lt(t,1)':s=48000:d=2.5";
  const { samples, silenceSeconds } = await decoded('two', source, 2);

  expect(samples.frames).toBe(120_000);
  expect(samples.rmsPerSecondDbfs).toEqual([
    [-9.03, null, null],
    [-15.05, null, null],
  ]);
  expect(silenceSeconds).toBe(1.5);
});

test('the longest silence is told, not the sum of all', async () => {
  const pauses = 'gt(t,0.5)*lt(t,0.8)+gt(t,1.2)*lt(t,2)';
  const { silenceSeconds } = await decoded(
    'pauses',
    `aevalsrc=exprs='0.1*sin(2*PI*1000*t)*not(${pauses})':s=48000:d=3`,
  );

  expect(silenceSeconds).toBeCloseTo(0.8, 2);
});

test('one sample more, or one that differs by the last bit, is another hash', async () => {
  const hashes = await Promise.all(
    ['d=0.1', 'd=0.1:n=1', 'd=0.10003'].map(async (_, index) => {
      const more = ['', ',aeval=exprs=val(0)+0.00000012*eq(n\\,7):c=same', ',apad=pad_len=1'][index] ?? '';
      const { samples } = await decoded(`bit${index}`, `sine=f=440:r=48000:d=0.1,volume=0.5:precision=double${more}`);
      return samples.sha256;
    }),
  );

  expect(new Set(hashes).size).toBe(3);
});

test('what is ended on request is cancelled, and no bug', async () => {
  const path = media.make('long.wav', '-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=10', '-c:a', 'pcm_s24le');
  const controller = new AbortController();
  const frames = sampleFrames({ path, audioIndex: 0, channels: 1 }, await openHost(), controller.signal, [
    '-ar',
    '192000',
  ]);
  const heard = (async () => {
    for await (const _ of frames) controller.abort();
  })();

  await expect(heard).rejects.toMatchObject({ code: 'job/cancelled' });
});

test.each([
  [-62, 2],
  [-58, 0],
])('two seconds of a room at %i dBFS have %i s of silence', async (level, seconds) => {
  const peak = Math.SQRT2 * 10 ** (level / 20);
  const { silenceSeconds } = await decoded(`room${level}`, `aevalsrc=exprs='${peak}*sin(2*PI*1000*t)':s=48000:d=2`);

  expect(silenceSeconds).toBe(seconds);
});
