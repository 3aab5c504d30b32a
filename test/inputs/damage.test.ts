import { copyFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { mediaFolder, NOISE, PICTURE } from '../engine/support/media.ts';
import { deliver, refusalOf } from './support/deliver.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const film = [...PICTURE, '-map', '0', '-map', '1', '-c:v', 'mpeg4'];

describe('a file that was cut short', () => {
  const told = [
    ['cut.wav', ['-c:a', 'pcm_s24le'], 'input/truncated'],
    ['cut.aiff', [], 'input/truncated'],
    ['cut.caf', ['-c:a', 'pcm_s16le'], 'input/truncated'],
    ['cut.flac', [], 'input/truncated'],
    ['cut.mp3', [], 'input/truncated'],
    ['cut.opus', [], 'input/truncated'],
    ['cut.ogg', ['-c:a', 'libvorbis'], 'input/truncated'],
    ['cut.m4a', ['-c:a', 'aac'], 'input/truncated'],
    ['cut.mov', ['-c:a', 'pcm_s16le', '-movflags', '+faststart'], 'input/truncated'],
    ['cut.mka', ['-c:a', 'flac'], 'input/truncated'],
    ['cut.avi', [...film, '-c:a', 'pcm_s16le'], 'input/truncated'],
    ['cut.wv', [], 'input/truncated'],
    ['cut.w64', ['-c:a', 'pcm_s16le'], 'input/damaged'],
    ['cut.wma', ['-c:a', 'wmav2'], 'input/damaged'],
    ['cut.aac', ['-c:a', 'aac'], 'input/damaged'],
  ] as const;
  it.each(told)('%s is refused', async (name, args, code) => {
    media.make(`whole-${name}`, ...NOISE, ...args);

    expect(await refusalOf(media.cut(`whole-${name}`, name, 0.6))).toBe(code);
  });

  const untold = [
    ['transport.ts', ['-c:a', 'mp2']],
    ['bare.mp3', ['-write_xing', '0']],
    ['raw.ac3', []],
  ] as const;
  it.each(untold)('%s does not declare its length: what there is is delivered', async (name, args) => {
    media.make(`whole-${name}`, ...NOISE, ...args);
    const { report } = await deliver(media.cut(`whole-${name}`, name, 0.6));

    expect(report.output.durationSeconds).toBeCloseTo(1.2, 1);
  });
});

describe('a file with the wrong extension', () => {
  it.each([
    ['song.mp3', 'song.wav', 'mp3'],
    ['take.wav', 'take.mp3', 'wav'],
    ['talk.m4a', 'talk.jpg', 'mov'],
  ])('%s named %s is read for what it is', async (name, as, container) => {
    copyFileSync(media.make(name, ...NOISE), media.file(as));
    const { report } = await deliver(media.file(as));

    expect(report.inputs.source?.container).toBe(container);
  });

  it('what is no media is refused, whatever its name', async () => {
    const letter = media.write('letter.wav', 'Dear listener,\nthis is not a sound.\n'.repeat(50));

    expect(await refusalOf(letter)).toBe('input/not_media');
  });

  it.each(['letter.mp4', 'letter.mp3', 'letter.ogg'])('%s is no media that was cut short', async (name) => {
    const letter = media.write(name, 'Dear listener,\nthis is not a sound.\n'.repeat(50));

    expect(await refusalOf(letter)).toBe('input/not_media');
  });
});
