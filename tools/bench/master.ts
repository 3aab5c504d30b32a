import { join } from 'node:path';
import { samplePath } from '../../golden/samples/index.ts';
import { interleave, runToEnd } from './measure.ts';
import { ffmpeg, lathe } from './programs.ts';
import { atMost, type Result } from './result.ts';

const encoder = ['-c:a', 'aac', '-b:a', '192k'] as const;
const times = (ratio: number): string => `${ratio.toFixed(2)} times`;

/**
 * Ten minutes of stereo WAV to AAC at -16 LUFS, linear and verified, against FFmpeg that only encodes, and against the
 * usual two passes of `loudnorm`.
 */
export async function benchMaster(runs: number, folder: string): Promise<readonly Result[]> {
  const source = await samplePath('music_10min');
  const ours = async (): Promise<void> => {
    const output = join(folder, 'lathe.m4a');
    await runToEnd(
      lathe('run', 'loudness_only_v1', '--in', source, '--profile', 'audio_only_master_v1', '-o', output, '--force'),
    );
  };
  const plain = async (): Promise<void> => {
    await runToEnd(ffmpeg('-v', 'error', '-i', source, ...encoder, join(folder, 'plain.m4a')));
  };
  const loudnorm = () => twoPassLoudnorm(source, join(folder, 'loudnorm.m4a'));
  const [lathed = 0, encoded = 0, normalized = 0] = await interleave([ours, plain, loudnorm], runs);
  const seconds = (value: number): string => `${value.toFixed(1)} s`;
  return [
    atMost(
      `10 min to AAC (${seconds(lathed)}) against plain FFmpeg (${seconds(encoded)})`,
      lathed / encoded,
      1.6,
      times,
    ),
    atMost(
      `10 min to AAC (${seconds(lathed)}) against two-pass loudnorm (${seconds(normalized)})`,
      lathed / normalized,
      0.65,
      times,
    ),
  ];
}

/** As the filter's own documentation has it: measure, then normalize linearly with what was measured. */
async function twoPassLoudnorm(source: string, output: string): Promise<void> {
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
