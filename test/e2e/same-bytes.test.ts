import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { picturePackets } from './support/decode.ts';
import { extensions, type ProfileLabel, run, temporaryFolder } from './support/lathe.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const profiles = Object.keys(extensions) as ProfileLabel[]; // keys of a record

it.each(profiles)('the same command twice gives the same bytes as %s', async (profile) => {
  const sample = profile === 'mp4_audio_replaced_v1' ? 'video_speech' : 'speech_2s';
  const order = { preset: 'dialogue_clean_v1', inputs: { voice: sample }, profile };
  const outputs = ['once', 'again'].map((name) => folder.file(`${name}.${extensions[profile]}`));
  const reports = [];
  for (const output of outputs) reports.push(await run(order, output));
  const [once, again] = outputs.map((output) => createHash('sha256').update(readFileSync(output)).digest('hex'));

  expect(again).toBe(once);
  expect(reports.map(({ output }) => output.sha256)).toEqual([once, once]);
});

it('the picture is copied packet by packet', async () => {
  const output = folder.file('picture.mp4');
  const order = { preset: 'loudness_only_v1', inputs: { source: 'video_speech' }, profile: 'mp4_audio_replaced_v1' };
  await run(order, output);

  expect(await picturePackets(output)).toBe(await picturePackets(await samplePath('video_speech')));
});
