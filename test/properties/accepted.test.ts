import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import type { InputFacts } from '../../compiler/artifact/link/index.ts';
import { processesOf } from '../../golden/properties/jobs.ts';
import { oneCommand } from '../../golden/properties/one-command.ts';
import { presetOf, profileOf } from '../link/job.ts';

const ffmpeg = process.env.LATHE_FFMPEG || 'ffmpeg';
const wav = profileOf('container wav', 'codec pcm');
const mono: InputFacts = { duration: 0.2, sampleRate: 44_100, channels: 1 };
const measure = { integrated: -20, truePeak: -3, range: 5, duration: 0.2 };

/** What a job over two short tones runs. */
function processes(output: string, lets = '') {
  const text = `preset a v1 {\n  input voice: Audio\n  input music: Audio\n${lets}  output ${output}\n}`;
  const voice = { ...mono, sampleRate: 8000 };
  return processesOf(presetOf(text), wav, { voice, music: mono, end: 'default', measure, gain: 3 });
}

async function run(args: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'lathe-accepted-test-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const { exitCode, stderr } = await execa(ffmpeg, ['-v', 'error', '-nostdin', ...args], { cwd, reject: false });
  return { exitCode, stderr };
}

test('many processes run as one command, which fails where one of them does', async () => {
  const all = [...processes('mix(voice, music) |> normalize(-16 LUFS)'), ...processes('concat(music, voice)')];
  expect(all.length).toBe(3);
  expect(await run(oneCommand(all))).toEqual({ exitCode: 0, stderr: '' });
  const [first, ...others] = all;
  const broken = first?.nodes.map((node) => ({ ...node, options: { ...node.options, no_such_option: 1 } })) ?? [];
  const failed = await run(oneCommand([...others, { arguments: first?.arguments ?? [], nodes: broken }]));
  expect(failed.exitCode).not.toBe(0);
  expect(failed.stderr).toContain('no_such_option');
});

test('FFmpeg takes a mix whose first stream is over before another begins, and goes on behind it', async () => {
  const late = '  let late = voice |> pad(after: 2 s) |> trim(from: 2 s)\n';
  expect(await run(oneCommand(processes('mix(late, concat(mix(voice, music, voice), music))', late)))).toEqual({
    exitCode: 0,
    stderr: '',
  });
});
