import { describe, expect, test } from 'vitest';
import type { InputFacts } from '../../compiler/artifact/link/index.ts';
import { deliveredFormat, instantiate } from '../../compiler/artifact/link/instantiate.ts';
import type { ConcreteNode } from '../../compiler/artifact/serialize.ts';
import { jobOf, presetOf, profileOf, stereo } from './job.ts';

const plain = presetOf('preset a v1 { input voice: Audio output voice }');
const mono: InputFacts = { ...stereo, channels: 1 };
const surround: InputFacts = { ...stereo, channels: 6 };

/** A node in short: `pan stereo|c0=c0|c1=c0`. */
function inShort({ filter, options }: ConcreteNode): string {
  return [filter, ...Object.values(options)].join(' ');
}

const entry = ['aresample 1 0', 'aformat dblp'];

/** The filters behind the entry of a preset that changes nothing, for an input and a profile. */
function delivery(voice: InputFacts, ...fields: readonly string[]): readonly string[] {
  const context = jobOf(plain, profileOf(...fields), { voice });
  const [, , ...filters] = instantiate(context, [plain.output]).nodes.map(inShort);
  return filters;
}

describe('a node with a condition', () => {
  test('is left out where it is 0, and what follows reads the node before it', () => {
    const context = jobOf(plain, profileOf('container wav', 'codec pcm'), { voice: stereo });
    expect(instantiate(context, [plain.output])).toEqual({
      nodes: [
        { filter: 'aresample', options: { async: 1, first_pts: 0 }, in: ['in:voice'], out: ['aligned_voice'] },
        { filter: 'aformat', options: { sample_fmts: 'dblp' }, in: ['aligned_voice'], out: ['n2'] },
      ],
      links: new Map([['n3', 'n2']]),
      inputs: ['voice'],
    });
  });

  test('is there where it is not', () => {
    const context = jobOf(plain, profileOf('container wav', 'codec pcm'), { voice: stereo }, { sampleRate: 96_000 });
    const { nodes } = instantiate(context, [plain.output]);
    expect(nodes.map(inShort)).toEqual(['aresample 1 0', 'aresample 96000', 'aformat dblp']);
  });

  test('a limiter is there only where the peaks would pass the ceiling', () => {
    const artifact = presetOf(
      'preset a v1 { input voice: Audio output voice |> normalize(-16 LUFS, ceiling: -1 dBTP) }',
    );
    const filtersAt = (truePeak: number) => {
      const measures = new Map([['m1', { integrated: -23, truePeak, range: 6, duration: 10 }]]);
      const facts = { measures, solves: new Map([['s1', 7]]) };
      const context = jobOf(artifact, profileOf('container wav', 'codec pcm'), { voice: stereo }, facts);
      return instantiate(context, [artifact.output]).nodes.map(({ filter }) => filter);
    };
    expect(filtersAt(-9)).toEqual(['aresample', 'aformat', 'volume']);
    expect(filtersAt(-7)).toEqual(['aresample', 'aformat', 'volume', 'aresample', 'alimiter', 'aresample']);
  });
});

test('only what the wanted links need is made, and only the inputs that it reads', () => {
  const artifact = presetOf(`preset a v1 {
  input voice: Audio
  input music: Audio
  output mix(voice |> normalize(-19 LUFS), music |> highpass(80 Hz) |> normalize(-27 LUFS))
}`);
  const context = jobOf(artifact, profileOf('container wav', 'codec pcm'), { voice: stereo, music: stereo });
  const [first] = artifact.measures;
  const { nodes, inputs } = instantiate(context, first === undefined ? [] : [first.link]);
  expect([nodes.map(inShort), inputs]).toEqual([entry, ['voice']]);
});

describe('delivery', () => {
  test('keeps what arrives where the profile says nothing', () => {
    expect(delivery(mono, 'container wav', 'codec pcm')).toEqual([]);
    expect(delivery(stereo, 'container wav', 'codec pcm')).toEqual([]);
    expect(delivery(surround, 'container wav', 'codec pcm')).toEqual([]);
  });

  test('mono to stereo at its level', () => {
    expect(delivery(mono, 'container wav', 'codec pcm', 'channels stereo')).toEqual(['pan stereo|c0=c0|c1=c0']);
  });

  test('stereo to mono as the mean of both', () => {
    expect(delivery(stereo, 'container wav', 'codec pcm', 'channels mono')).toEqual(['pan mono|c0=0.5*c0+0.5*c1']);
  });

  test('5.1 to stereo as ITU-R BS.775 says, and on to mono', () => {
    expect(delivery(surround, 'container wav', 'codec pcm', 'channels stereo')).toEqual(['aformat dblp stereo']);
    expect(delivery(surround, 'container wav', 'codec pcm', 'channels mono')).toEqual([
      'aformat dblp stereo',
      'pan mono|c0=0.5*c0+0.5*c1',
    ]);
  });

  test('5.1 to stereo where the codec carries no more', () => {
    expect(delivery(surround, 'container mp3', 'codec mp3')).toEqual(['aformat dblp stereo']);
  });

  test("at the profile's rate, else the source's, else the next above it that the codec has", () => {
    const at = (sampleRate: number): InputFacts => ({ ...stereo, sampleRate });
    expect(delivery(at(44_100), 'container wav', 'codec pcm', 'sample_rate 48 kHz')).toEqual(['aresample 48000']);
    expect(delivery(at(44_100), 'container m4a', 'codec aac')).toEqual([]);
    expect(delivery(at(44_100), 'container ogg', 'codec opus')).toEqual(['aresample 48000']);
    expect(delivery(at(192_000), 'container m4a', 'codec aac')).toEqual(['aresample 96000']);
    expect(delivery(at(37_800), 'container mp3', 'codec mp3')).toEqual(['aresample 44100']);
  });

  test('is told without making anything', () => {
    const context = jobOf(plain, profileOf('container mp3', 'codec mp3'), {
      voice: { ...surround, sampleRate: 96_000 },
    });
    expect(deliveredFormat(context)).toEqual({ sampleRate: 48_000, channels: 2 });
  });
});
