import type { Envelope } from '../../report/chart/envelope.ts';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { type StreamOfFile, sampleFrames } from '../blocks/sample-frames.ts';

/** Hz that true peaks are read at, as `ebur128` does: four times 48 kHz (ITU-R BS.1770-5, annex 2). */
const rate = 192_000;

/** As many as the widest chart has pixels. */
const parts = 872;

/**
 * The lowest and the highest true peak of each of many equal parts of a stream, all channels together.
 *
 * @param seconds of the stream; what is longer than that counts to the last part
 */
export async function envelopeOf(
  stream: StreamOfFile,
  seconds: number,
  host: FfmpegHost,
  signal: AbortSignal,
): Promise<Envelope> {
  const low = new Float64Array(parts);
  const high = new Float64Array(parts);
  const framesPerPart = Math.max(1, (seconds * rate) / parts);
  let frame = 0;
  for await (const chunk of sampleFrames(stream, host, signal, ['-ar', String(rate)])) {
    for (let at = 0; at < chunk.length; at += stream.channels) {
      const part = Math.min(parts - 1, Math.floor(frame / framesPerPart));
      for (let channel = 0; channel < stream.channels; channel += 1) {
        const sample = chunk[at + channel] ?? 0;
        if (sample < (low[part] ?? 0)) low[part] = sample;
        else if (sample > (high[part] ?? 0)) high[part] = sample;
      }
      frame += 1;
    }
  }
  return { seconds, low: Array.from(low, rounded), high: Array.from(high, rounded) };
}

/** To what is 0.001 dB at full scale. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
