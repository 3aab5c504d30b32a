import { expect, test } from 'vitest';
import type { InputFacts } from '../../compiler/artifact/link/index.ts';
import { complaintOf, complaintText, inScratch } from '../../golden/accepted/run-stages.ts';
import { stageProcesses } from '../../golden/accepted/stage-processes.ts';
import { tonesOf } from '../../golden/accepted/tones.ts';
import { contextOf } from '../../golden/properties/jobs.ts';
import { oneCommand, type Together } from '../../golden/properties/one-command.ts';
import { presetOf, profileOf } from '../link/job.ts';

const ffmpeg = process.env.LATHE_FFMPEG || 'ffmpeg';
const wav = profileOf('container wav', 'codec pcm');
const mono: InputFacts = { duration: 0.2, sampleRate: 44_100, channels: 1 };
const measure = { integrated: -20, truePeak: -3, range: 5, duration: 0.2 };

/** What a job over two short tones runs. */
function stagesOf(prefix: string, output: string, profile = wav, lets = ''): readonly Together[] {
  const text = `preset a v1 {\n  input voice: Audio\n  input music: Audio\n${lets}  output ${output}\n}`;
  const voice = { ...mono, sampleRate: 8000 };
  const context = contextOf(presetOf(text), profile, { voice, music: mono, end: 'default', measure, gain: 3 });
  return stageProcesses(context, tonesOf(context.facts.inputs)).map(({ process }) => ({ process, prefix }));
}

async function complaint(together: readonly Together[]): Promise<string | undefined> {
  const said = await inScratch((folder) => complaintOf(oneCommand(together), { ffmpeg, folder, least: 'error' }));
  return said && complaintText(said);
}

test('many processes run as one command, which fails where one of them does', async () => {
  const [measuring, ...rendering] = stagesOf('a_', 'mix(voice, music) |> normalize(-16 LUFS)');
  const all = [...stagesOf('b_', 'concat(music, voice)'), ...(measuring === undefined ? [] : [measuring])];
  expect([all.length, rendering.length]).toEqual([2, 1]);
  expect(await complaint(all)).toBeUndefined();
  const broken = all.map(({ process, prefix }, index) => {
    const nodes = process.nodes.map((node) => ({ ...node, options: { ...node.options, no_such_option: 1 } }));
    return { process: index === 1 ? { ...process, nodes } : process, prefix };
  });
  expect(await complaint(broken)).toContain('no_such_option');
});

test('FFmpeg takes a mix whose first stream is over before another begins, and goes on behind it', async () => {
  const late = '  let late = voice |> pad(after: 2 s) |> trim(from: 2 s)\n';
  expect(
    await complaint(stagesOf('', 'mix(late, concat(mix(voice, music, voice), music))', wav, late)),
  ).toBeUndefined();
});

test('Opus gets no more bits for a channel than it takes', async () => {
  const opus = profileOf('container ogg', 'codec opus(bitrate: 510 kbps)');
  for (const layout of ['mono', 'stereo'])
    expect(await complaint(stagesOf('', `mix(voice, music) |> channels(${layout})`, opus))).toBeUndefined();
});
