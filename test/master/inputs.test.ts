import { appendFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobProgress, StageKind } from '../../runtime/engine/master/request.ts';
import { failureOf } from '../engine/support/failures.ts';
import { mediaFolder, NOISE, PICTURE } from '../engine/support/media.ts';
import { type Job, normalizing, profileOf, run } from './support/mastering.ts';
import { scratchFolder } from './support/scratch.ts';

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

const quiet = normalizing('normalize(-30 LUFS)');
const wave = profileOf('wav', 'pcm(bits: int24)');
let count = 0;
const job = (inputs: Job['inputs'], more: Partial<Job> = {}): Job => {
  count += 1;
  return { preset: quiet, profile: wave, inputs, destination: media.file(`master-${count}.wav`), ...more };
};

describe('samples that are no numbers', () => {
  test.each([
    ['no number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
  ])('one that is %s is damage, not loudness', async (_, sample) => {
    const path = media.write('broken.wav', floatWave([0.1, -0.1, sample, 0.1], 12_000));
    expect(await failureOf(run(job(path)))).toMatchObject({
      code: 'input/damaged',
      message: `'${path}' is damaged: it holds samples that are infinite, no numbers, or more than 120 dB over full scale`,
    });
  });

  test('float samples beyond full scale are loud, not broken', async () => {
    const path = media.write('over.wav', floatWave([3, -3, 2.5, -2.5], 12_000));
    const { output } = await run(job(path));
    expect(output.loudness.integratedLufs).toBeCloseTo(-30, 1);
  });
});

describe('an input that does not stay what it was', () => {
  const during = (stage: StageKind, work: () => void) => {
    let done = false;
    return (progress: JobProgress): void => {
      if (progress.stage === stage && !done) work();
      done ||= progress.stage === stage;
    };
  };

  test('is refused where it has grown', async () => {
    const path = media.make('growing.wav', '-i', noise);
    const onProgress = during('render', () => appendFileSync(path, 'more'));
    expect(await failureOf(run(job(path, { onProgress })))).toMatchObject({ code: 'input/changed' });
  });

  test('is refused where another file has taken its name', async () => {
    const path = media.make('replaced.wav', '-i', noise);
    const onProgress = during('render', () => {
      rmSync(path);
      media.make('replaced.wav', '-i', noise, '-af', 'volume=0.5');
    });
    expect(await failureOf(run(job(path, { onProgress })))).toMatchObject({ code: 'input/changed' });
  });

  test('is missing where it is gone before it is read again', async () => {
    const path = media.make('vanishing.wav', '-i', noise);
    const onProgress = during('analyze', () => {});
    const vanish = (progress: JobProgress): void => {
      onProgress(progress);
      if (progress.stage === 'analyze' && progress.fraction === 1) rmSync(path);
    };
    expect(await failureOf(run(job(path, { onProgress: vanish })))).toMatchObject({
      code: 'input/missing',
      stage: 'render',
    });
  });
});

describe('an input that does not say how long it is', () => {
  test('is heard first, and then decides the length of what follows it', async () => {
    const voice = media.make('voice.aac', ...NOISE); // ADTS has no header for the whole
    const bed = media.make('bed.wav', ...NOISE, '-ss', '1.5');
    const preset =
      'preset looped v1 { input voice: Audio input bed: Audio ' +
      'output mix(voice, bed |> loop(until: voice) |> normalize(-40 LUFS), length: longest) |> normalize(-30 LUFS) }';
    const { output, stages } = await run(job({ voice, bed }, { preset }));
    expect(output.durationSeconds).toBeCloseTo(2, 1);
    expect(stages.filter(({ stage }) => stage === 'analyze')).toHaveLength(3);
  });
});

describe('an input with a gap', () => {
  test('keeps its length: the gap becomes silence', async () => {
    const select = "aselect='not(between(t,0.5,1.2))'";
    const path = media.make('gap.mka', ...NOISE, '-af', select, '-c:a', 'flac');
    const { output } = await run(job(path));
    expect(output.durationSeconds).toBeCloseTo(2, 2);
  });
});

describe('an input without loudness', () => {
  const two =
    'preset two v1 { input one: Audio input other: Audio output mix(one |> normalize(-20 LUFS), other |> normalize(-20 LUFS)) }';

  test('is named among several', async () => {
    const silence = media.make('silence.wav', '-f', 'lavfi', '-i', 'anullsrc=d=2');
    const failed = await failureOf(run(job({ one: noise, other: silence }, { preset: two })));
    expect(failed).toMatchObject({ code: 'input/silent', message: expect.stringContaining(`'${silence}'`) });
    expect(failed.message).not.toContain(noise);
  });

  test('is too short where no block of 400 ms fits', async () => {
    const short = media.make('short.wav', ...NOISE, '-af', 'atrim=duration=0.3');
    expect(await failureOf(run(job(short)))).toMatchObject({
      code: 'input/too_short',
      message: `'${short}' lasts 300 ms; integrated loudness needs at least 400 ms`,
    });
  });

  test('is as short as it is, to the millisecond', async () => {
    const almost = media.make('almost.wav', ...NOISE, '-af', 'atrim=duration=0.399');
    expect((await failureOf(run(job(almost)))).message).toContain("almost.wav' lasts 399 ms;");
  });

  test('is not called silent or short for what the preset takes away', async () => {
    const inverted = media.make('inverted.wav', ...NOISE, '-af', 'pan=stereo|c0=c0|c1=-1*c0');
    const mono = 'preset mono v1 { input source: Audio output source |> channels(mono) |> normalize(-20 LUFS) }';
    const cut = 'preset cut v1 { input source: Audio output source |> trim(to: 300 ms) |> normalize(-20 LUFS) }';
    expect(await failureOf(run(job(inverted, { preset: mono })))).toMatchObject({
      code: 'input/silent',
      message: `nothing is left of '${inverted}' where the preset measures it, so there is no loudness to normalize`,
      hint: expect.stringContaining('opposite polarity'),
    });
    expect(await failureOf(run(job(inverted, { preset: cut })))).toMatchObject({
      code: 'input/too_short',
      message: `'${inverted}' is under 400 ms where the preset measures it; integrated loudness needs at least 400 ms`,
    });
  });

  test('may be extracted all the same', async () => {
    const short = media.make('shorter.wav', ...NOISE, '-af', 'atrim=duration=0.01');
    for (const [name, profile] of [
      ['short.wav', wave],
      ['short.mp3', profileOf('mp3', 'mp3')],
    ] as const) {
      const { output, mode } = await run(
        job(short, { preset: 'audio_extract', profile, destination: media.file(name.replace('.', '-master.')) }),
      );
      expect({ mode, seconds: output.durationSeconds }).toEqual({ mode: 'untouched', seconds: 0.01 });
    }
  });
});

test('a picture that outlasts its sound is copied whole, and so is one that ends first', async () => {
  const longer = media.make('longer.mp4', ...PICTURE, ...NOISE, '-af', 'atrim=duration=1');
  const shorter = media.make('shorter.mp4', '-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25:d=0.8', ...NOISE);
  const frames: number[] = [];
  for (const path of [longer, shorter]) {
    const destination = `${path}.master.mp4`;
    await run(job(path, { profile: 'mp4_audio_replaced', destination }));
    frames.push(await packetsOf(destination));
  }
  expect(frames).toEqual([50, 20]);
});

async function packetsOf(path: string): Promise<number> {
  const { execa } = await import('execa');
  const { stdout } = await execa('ffprobe', [
    '-v',
    'error',
    '-count_packets',
    '-select_streams',
    'v',
    '-show_entries',
    'stream=nb_read_packets',
    '-of',
    'csv=p=0',
    path,
  ]);
  return Number.parseInt(stdout, 10);
}

/** Mono float WAV at 48 kHz that repeats some samples. */
function floatWave(pattern: readonly number[], repeats: number): Buffer {
  const samples = Float32Array.from(
    { length: pattern.length * repeats },
    (_, index) => pattern[index % pattern.length] ?? 0,
  );
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(3, 20); // float
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(48_000, 24);
  header.writeUInt32LE(48_000 * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(32, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
