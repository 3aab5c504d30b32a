import { runFfmpeg } from './ffmpeg.ts';
import type { Sound } from './signals.ts';

/** Half a second of silence and then two seconds of speech at 48 kHz, peaks near -10 dBFS, by FFmpeg's flite. */
export async function speech(): Promise<Sound> {
  const voice = "flite=text='She sells sea shells by the sea shore and sees the sun set.':voice=slt";
  const shape =
    'aresample=48000,atrim=end_sample=96000,volume=-6dB,adelay=24000S,apad=whole_len=120000,atrim=end_sample=120000';
  const samples = await runFfmpeg(['-f', 'lavfi', '-i', voice, '-af', shape, '-f', 'f64le', '-']);
  return { sampleRate: 48_000, channels: [new Float64Array(samples.slice().buffer)] };
}
