import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from '../../compiler/artifact/canonical.ts';
import { sourceOf } from '../../golden/properties/program.ts';
import { programs } from '../../golden/properties/programs.ts';
import { compileText, inPreset } from './findings.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/artifact.schema.json', import.meta.url), 'utf8'));
const isArtifact = new Ajv({ strict: false }).compile(schema);

test('the artifact of a preset fits its schema, and its hash is of its canonical text', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const { text, files } = sourceOf(program);
      const [preset] = compileText(text, { files }).presets;
      fc.pre(preset !== undefined);
      isArtifact(preset.artifact);
      expect(isArtifact.errors).toBe(null);
      expect(JSON.parse(preset.canonical)).toEqual(JSON.parse(JSON.stringify(preset.artifact)));
      expect(hashOf(preset.canonical)).toBe(preset.hash);
    }),
    { numRuns: 200 },
  );
});

test('the artifact of a profile fits its schema', () => {
  const codecs = { m4a: 'aac', mp4: 'aac', wav: 'pcm(float32)', flac: 'flac', mp3: 'mp3', ogg: 'opus(tuned: voice)' };
  const texts = Object.entries(codecs).map(
    ([container, codec]) =>
      `profile ${container} v1 {\n  container ${container}\n  codec ${codec}\n  sample_rate 48 kHz\n}\n`,
  );
  const { profiles } = compileText(texts.join(''));
  expect(profiles.map(({ artifact }) => [isArtifact(artifact), isArtifact.errors])).toEqual(
    texts.map(() => [true, null]),
  );
});

test('a small artifact, whole', () => {
  const [preset] = compileText(inPreset('  param by: Gain = 3 dB in 0 dB .. 6 dB\n  output voice |> gain(by)')).presets;
  expect(preset?.artifact).toEqual({
    kind: 'preset',
    format: 1,
    inputs: [{ name: 'voice', type: 'audio', link: 'n2' }],
    params: [{ name: 'by', type: 'Gain', unit: 'dB', default: 3, min: 0, max: 6 }],
    values: [],
    nodes: [
      {
        id: 'n1',
        filter: 'aresample',
        options: { sample_rate: { job: 'sampleRate' } },
        in: ['in:voice'],
        when: { op: 'ne', of: [{ probe: 'voice', field: 'sampleRate' }, { job: 'sampleRate' }] },
      },
      { id: 'n2', filter: 'aformat', options: { sample_fmts: 'dblp' }, in: ['n1'] },
      {
        id: 'n3',
        filter: 'volume',
        options: { volume: { op: 'amplitude', of: [{ param: 'by' }] }, precision: 'double' },
        in: ['n2'],
      },
      {
        id: 'n4',
        deliver: { channels: { probe: 'voice', field: 'channels' }, sampleRate: { job: 'sampleRate' } },
        in: ['n3'],
      },
    ],
    measures: [],
    solves: [],
    output: 'n4',
    refusals: [],
    requires: {
      ffmpeg: '5.1',
      filters: ['aformat', 'ametadata', 'aresample', 'asplit', 'atrim', 'ebur128', 'pan', 'volume'],
    },
  });
});
