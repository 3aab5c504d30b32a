import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { type Folder, lathe, temporaryFolder } from './support/lathe.ts';

let folder: Folder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Runs loudness_only in the folder and tells what it said and what is in the folder now. */
async function refused(input: string, output = 'out.wav', ...more: readonly string[]) {
  const before = contents();
  const args = ['run', 'loudness_only_v1', '--in', input, '--profile', 'wav_master_v1', '-o', output, ...more];
  const { exitCode, stdout, stderr } = await lathe(args, folder.path);
  const code = /error\[([a-z_/]+)\]/.exec(stderr)?.[1];
  const hint = /= hint: +(\S.*)/.exec(stderr)?.[1] ?? '';
  return { exitCode, code, stdout, hasHint: hint.length > 10, unchanged: contents() === before };
}

function contents(): string {
  const names = readdirSync(folder.path, { recursive: true, withFileTypes: true });
  return names
    .map((entry) =>
      entry.isFile() ? `${entry.name} ${readFileSync(`${entry.parentPath}/${entry.name}`).length}` : entry.name,
    )
    .sort()
    .join('\n');
}

const refusal = (code: string) => ({ exitCode: 2, code, stdout: '', hasHint: true, unchanged: true });

async function give(sample: string, name: string, bytes?: number): Promise<void> {
  const content = readFileSync(await samplePath(sample));
  writeFileSync(folder.file(name), bytes === undefined ? content : content.subarray(0, bytes));
}

describe('an input that cannot be mastered', () => {
  it('a file that is not there', async () => {
    expect(await refused('nothing.wav')).toEqual(refusal('input/missing'));
  });

  it('a folder', async () => {
    mkdirSync(folder.file('takes'));
    expect(await refused('takes')).toEqual(refusal('input/not_a_file'));
  });

  it('an empty file', async () => {
    writeFileSync(folder.file('empty.wav'), '');
    expect(await refused('empty.wav')).toEqual(refusal('input/empty_file'));
  });

  it('text named .wav', async () => {
    writeFileSync(folder.file('letter.wav'), 'Dear listener,\nthis is not a sound.\n'.repeat(50));
    expect(await refused('letter.wav')).toEqual(refusal('input/not_media'));
  });

  it('a playlist that names another file', async () => {
    await give('tone_2s', 'tone.wav');
    writeFileSync(folder.file('list.m3u8'), '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\ntone.wav\n#EXT-X-ENDLIST\n');
    expect(await refused('list.m3u8')).toMatchObject({ exitCode: 2, hasHint: true, unchanged: true });
  });

  it('a picture without sound', async () => {
    await give('video_without_sound', 'film.mp4');
    expect(await refused('film.mp4')).toEqual(refusal('input/no_audio'));
  });

  it('half a WAV file', async () => {
    await give('speech', 'half.wav', 2_000_000);
    expect(await refused('half.wav')).toEqual(refusal('input/truncated'));
  });

  it('half an MP4 file', async () => {
    await give('video_speech', 'half.mp4', 500_000);
    expect(await refused('half.mp4')).toMatchObject({ exitCode: 2, hasHint: true, unchanged: true });
  });

  it('silence', async () => {
    await give('silence', 'silence.wav');
    expect(await refused('silence.wav')).toEqual(refusal('input/silent'));
  });

  it('a third of a second', async () => {
    await give('tone_300ms', 'short.wav');
    expect(await refused('short.wav')).toEqual(refusal('input/too_short'));
  });
});

describe('an output that cannot be written', () => {
  beforeEach(() => give('tone_2s', 'tone.wav'));

  it('in a folder that is not there', async () => {
    expect(await refused('tone.wav', 'nowhere/out.wav')).toEqual(refusal('output/unwritable'));
  });

  it('where a folder is', async () => {
    mkdirSync(folder.file('out.wav'));
    expect(await refused('tone.wav')).toMatchObject({ exitCode: 2, hasHint: true, unchanged: true });
  });

  it('over a file that is there, unless it is told to', async () => {
    writeFileSync(folder.file('out.wav'), 'mine');
    expect(await refused('tone.wav')).toEqual(refusal('output/exists'));
    expect(await refused('tone.wav', 'out.wav', '--force')).toMatchObject({ exitCode: 0, code: undefined });
  });

  it('over its own input, under any name and in spite of --force', async () => {
    linkSync(folder.file('tone.wav'), folder.file('linked.wav'));
    expect(await refused('tone.wav', 'tone.wav', '--force')).toEqual(refusal('output/same_as_input'));
    expect(await refused('tone.wav', './linked.wav', '--force')).toEqual(refusal('output/same_as_input'));
  });

  it('with an extension of another format', async () => {
    expect(await refused('tone.wav', 'out.mp3')).toEqual(refusal('usage/extension'));
  });
});

describe('a master that misses its specification', () => {
  it('is refused, and kept beside for inspection', async () => {
    copyFileSync(await samplePath('clicks'), folder.file('clicks.wav'));

    expect(await refused('clicks.wav')).toMatchObject({ exitCode: 2, code: 'qc/out_of_spec', hasHint: true });
    expect(readdirSync(folder.path).sort()).toEqual(['clicks.wav', 'out.rejected.wav']);
  });
});
