import { expect, test } from 'vitest';
import { keyOf } from '../../golden/accepted/known-graphs.ts';
import { mixedJob, presume, telephoneJob, usualJob } from '../../golden/accepted/presumed-job.ts';
import { complaintOf, complaintText, firstComplaint, inScratch } from '../../golden/accepted/run-stages.ts';
import { stageProcesses } from '../../golden/accepted/stage-processes.ts';
import { tonesOf } from '../../golden/accepted/tones.ts';
import { presetOf, profileOf } from '../link/job.ts';

const ffmpeg = process.env.LATHE_FFMPEG || 'ffmpeg';
const wav = profileOf('container wav', 'codec pcm');

/** The stages of a job on a presumption. */
function stagesOf(output: string, job = usualJob) {
  const artifact = presetOf(`preset a v1 {\n  input voice: Audio\n  output ${output}\n}`);
  const context = presume(job, artifact, wav);
  return stageProcesses(context, tonesOf(context.facts.inputs));
}

/** What FFmpeg says to a filter over a tone at 8 kHz. */
async function complaint(filter: string, least?: 'error'): Promise<string | undefined> {
  const graph = ['-filter_complex', `[0:0]${filter}[out]`, '-map', '[out]', '-f', 'null', '-'];
  const args = ['-f', 'lavfi', '-i', 'sine=r=8000:d=0.1', ...graph];
  const found = await inScratch((folder) => complaintOf(args, { ffmpeg, folder, ...(least && { least }) }));
  return found === undefined ? undefined : complaintText(found);
}

test('a graph that FFmpeg takes without a word has no complaint', async () => {
  expect(await complaint('volume=0.5')).toBeUndefined();
});

test('a warning is a complaint, told with its graph', async () => {
  const told = await complaint('highshelf=frequency=5000:gain=3');
  expect(told).toContain('FFmpeg warns');
  expect(told).toContain('Invalid frequency');
  expect(told).toContain('[0:0]highshelf=frequency=5000:gain=3[out]');
});

test('an error is one, and a warning none where only errors count', async () => {
  expect(await complaint('volume=no_number', 'error')).toContain('FFmpeg ends with 1');
  expect(await complaint('highshelf=frequency=5000:gain=3', 'error')).toBeUndefined();
});

test.each([
  ['stereo', usualJob],
  ['surround', mixedJob],
  ['a telephone line', telephoneJob],
])('every stage of a job is run: %s', async (_, job) => {
  const stages = stagesOf('voice |> eq(5 kHz, gain: 2 dB) |> denoise() |> level() |> normalize(-16 LUFS)', job);
  expect(stages.map(({ stage }) => stage.kind)).toEqual(['analyze', 'render']);
  expect(await inScratch((folder) => firstComplaint(stages, { ffmpeg, folder }))).toBeUndefined();
});

test('what is known was said by the same FFmpeg of the same graphs', () => {
  const known = keyOf(stagesOf('voice |> gain(1 dB)'), 'one build');
  expect(keyOf(stagesOf('voice |> gain(1 dB)'), 'one build')).toBe(known);
  expect(keyOf(stagesOf('voice |> gain(2 dB)'), 'one build')).not.toBe(known);
  expect(keyOf(stagesOf('voice |> gain(1 dB)'), 'another build')).not.toBe(known);
});
