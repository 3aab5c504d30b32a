/** Blocks of 20 ms: shorter than any gap between words, longer than a period of the lowest note. */
const blockSeconds = 0.02;

/** -60 dBFS rms over all channels: what a good room leaves, and under what anybody hears beside speech. */
const mostPower = 10 ** (-60 / 10);

/** Finds the longest stretch of silence in interleaved samples that come in pieces. */
export function createSilenceMeter(channels: number, sampleRate: number) {
  const blockSamples = Math.round(blockSeconds * sampleRate) * channels;
  let longest = 0;
  let stretch = 0;
  let power = 0;
  let heard = 0;
  const close = (): void => {
    stretch = power / heard < mostPower ? stretch + heard / channels / sampleRate : 0;
    longest = Math.max(longest, stretch);
    power = 0;
    heard = 0;
  };
  return {
    hear(chunk: Float32Array): void {
      for (const sample of chunk) {
        power += sample * sample;
        heard += 1;
        if (heard === blockSamples) close();
      }
    },
    /** @returns seconds, to 0.001 */
    end(): number {
      if (heard > 0) close();
      return Math.round(longest * 1000) / 1000;
    },
  };
}
