import { join } from 'node:path';
import { samplePath } from '../../golden/samples/index.ts';
import { interleave, runToEnd } from './measure.ts';
import { ffmpeg, lathe } from './programs.ts';
import { atMost, type Result, seconds, times } from './result.ts';

const aac = ['-c:a', 'aac', '-b:a', '192k'] as const;
const wav = ['-c:a', 'pcm_s24le'] as const;

/**
 * Ten minutes of stereo WAV at -16 LUFS, linear and verified, to AAC and to WAV, against FFmpeg that only encodes, and
 * against the usual two passes of `loudnorm`.
 */
export async function benchMaster(runs: number, folder: string): Promise<readonly Result[]> {
  const source = await samplePath('music_10min');
  const out = (name: string): string => join(folder, name);
  const ours = (input: string, profile: string, output: string) => async (): Promise<void> => {
    const args = ['--in', input, '--profile', profile, '-o', out(output), '--force'];
    await runToEnd(lathe('run', 'loudness_only_v1', ...args));
  };
  const short = out('short.wav');
  await runToEnd(ffmpeg('-v', 'error', '-t', '5', '-i', source, '-c', 'copy', short));
  const [toAac = 0, plain = 0, loudnormAac = 0, toWav = 0, loudnormWav = 0, ofShort = 0] = await interleave(
    [
      ours(source, 'audio_only_master_v1', 'lathe.m4a'),
      async () => void (await runToEnd(ffmpeg('-v', 'error', '-i', source, ...aac, out('plain.m4a')))),
      () => twoPassLoudnorm(source, aac, out('loudnorm.m4a')),
      ours(source, 'wav_master_v1', 'lathe.wav'),
      () => twoPassLoudnorm(source, wav, out('loudnorm.wav')),
      ours(short, 'audio_only_master_v1', 'short.m4a'),
    ],
    runs,
  );
  const aacRow = `10 min to AAC (${seconds(toAac)}) against`;
  return [
    atMost(`${aacRow} plain FFmpeg (${seconds(plain)})`, toAac / plain, 1.3, times),
    {
      ...atMost(`${aacRow} two-pass loudnorm (${seconds(loudnormAac)})`, toAac / loudnormAac, 0.5, times),
      note: `The encoder alone takes ${times(plain / loudnormAac)} of two-pass loudnorm: whoever encodes with it stays above that.`,
    },
    atMost(
      `10 min to 24-bit WAV (${seconds(toWav)}) against two-pass loudnorm (${seconds(loudnormWav)})`,
      toWav / loudnormWav,
      0.3,
      times,
    ),
    atMost('5 s to AAC, the whole command', ofShort, 1.2, (value) => `${value.toFixed(2)} s`),
  ];
}

/** As the filter's own documentation has it: measure, then normalize linearly with what was measured. */
async function twoPassLoudnorm(source: string, encoder: readonly string[], output: string): Promise<void> {
  const goal = 'loudnorm=I=-16:TP=-1:LRA=20';
  const said = await runToEnd(ffmpeg('-i', source, '-af', `${goal}:print_format=json`, '-f', 'null', '-'));
  const figures: unknown = JSON.parse(said.slice(said.lastIndexOf('{'), said.lastIndexOf('}') + 1));
  const measured = ['I', 'TP', 'LRA', 'thresh'].map(
    (name) => `measured_${name}=${figure(figures, `input_${name.toLowerCase()}`)}`,
  );
  const second = [goal, ...measured, `offset=${figure(figures, 'target_offset')}`, 'linear=true'].join(':');
  await runToEnd(ffmpeg('-v', 'error', '-i', source, '-af', second, '-ar', '48000', ...encoder, output));
}

function figure(figures: unknown, name: string): string {
  if (typeof figures !== 'object' || figures === null) throw new Error('loudnorm printed no figures');
  return String(new Map(Object.entries(figures)).get(name));
}
