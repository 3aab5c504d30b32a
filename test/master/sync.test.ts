import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { mediaFolder } from '../engine/support/media.ts';
import { run } from './support/mastering.ts';
import { scratchFolder } from './support/scratch.ts';

const media = mediaFolder();
const scratch = scratchFolder();
afterAll(() => {
  media[Symbol.dispose]();
  scratch[Symbol.dispose]();
});

/** A picture that turns white, and noise that begins, both at 1 s of their own time. */
const flash = ['-f', 'lavfi', '-i', "color=black:s=64x64:r=25:d=3,geq=lum='if(gte(T,1),235,16)':cb=128:cr=128"];
const burst = ['-f', 'lavfi', '-i', "aevalsrc=exprs='if(gte(t,1),0.1*sin(880*PI*t),0)':s=48000:d=3"];
const frame = 1024 / 48_000;

const coded = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-c:a', 'aac'];
const plain = ['-c:v', 'mpeg4', '-c:a', 'pcm_s16le'];
const recordings: readonly (readonly [string, string, readonly string[]])[] = [
  ['whose sound and picture begin together', 'both.mp4', coded],
  ['whose sound begins late', 'late-sound.mp4', [...coded, '-af', 'asetpts=PTS+0.5/TB']],
  ['whose picture begins late', 'late-picture.mp4', [...coded, '-vf', 'setpts=PTS+0.5/TB']],
  ['that does not begin at zero', 'offset.ts', [...coded, '-output_ts_offset', '7']],
  ['in Matroska, with sound that begins late', 'late.mkv', [...plain, '-af', 'asetpts=PTS+0.3/TB']],
  ['that was cut before a key frame', 'cut.mp4', [...coded, '-g', '75', '-ss', '0.5']],
];

test.each(recordings)('a recording %s keeps sound and picture together', async (_, name, args) => {
  const path = media.make(name, ...flash, ...burst, ...args);
  const destination = `${path}.master.mp4`;
  await run({ preset: 'loudness_only', profile: 'mp4_audio_replaced', inputs: path, destination });
  expect(Math.abs(apart(destination) - apart(path))).toBeLessThan(frame);
});

/** Seconds from the flash to the beginning of the sound. */
function apart(path: string): number {
  return firstTime(path, 'a', 'silencedetect=noise=-50dB:d=0.2', /silence_end: ([\d.]+)/) - flashAt(path);
}

function flashAt(path: string): number {
  return firstTime(path, 'v', 'blackdetect=d=0.1:pix_th=0.5', /black_end:([\d.]+)/);
}

function firstTime(path: string, kind: 'a' | 'v', filter: string, pattern: RegExp): number {
  const args = [
    '-nostdin',
    '-hide_banner',
    '-copyts',
    '-i',
    path,
    '-map',
    `0:${kind}`,
    `-${kind}f`,
    filter,
    '-f',
    'null',
    '-',
  ];
  const said = execFileSync('sh', ['-c', 'exec ffmpeg "$@" 2>&1', 'sh', ...args]).toString();
  return Number(pattern.exec(said)?.[1]);
}
