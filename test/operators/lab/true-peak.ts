import { runFfmpeg } from './ffmpeg.ts';
import { channel, type Sound } from './signals.ts';

/** True peak in dBTP of the first channel, as FFmpeg's `ebur128` reads it. */
export async function truePeak(sound: Sound): Promise<number> {
  const input = new Uint8Array(channel(sound).slice().buffer);
  const format = ['-f', 'f64le', '-ar', String(sound.sampleRate), '-ac', '1', '-i', 'pipe:0'];
  const meter = 'ebur128=peak=true:metadata=1,ametadata=print:key=lavfi.r128.true_peaks_ch0:file=-';
  const printed = await runFfmpeg([...format, '-af', meter, '-f', 'null', '-'], input);
  const peaks = [...new TextDecoder().decode(printed).matchAll(/true_peaks_ch0=([\d.]+)/g)].map(([, peak]) =>
    Number(peak),
  );
  return 20 * Math.log10(Math.max(...peaks));
}
