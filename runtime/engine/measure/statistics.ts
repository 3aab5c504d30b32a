/** What `astats` prints of one channel, or of all together; null for `-inf` and `nan`. */
export type Statistics = ReadonlyMap<string, number | null>;

/** What `astats` prints at its end. */
export interface AudioStatistics {
  readonly channels: readonly Statistics[];
  readonly overall: Statistics;
}

/**
 * Reads the lines of an `astats`, as `FfmpegRun.summaries` holds them: `Channel: 1`, its figures, ..., `Overall`.
 *
 * Keys are FFmpeg's words, such as `RMS level dB`, `Noise floor dB`, `DC offset`, `Number of NaNs`.
 */
export function parseStatistics(text: string): AudioStatistics {
  const channels: Map<string, number | null>[] = [];
  const overall = new Map<string, number | null>();
  let current = overall;
  for (const line of text.split('\n')) {
    if (line.startsWith('Channel: ')) {
      current = new Map();
      channels.push(current);
    } else if (line === 'Overall') {
      current = overall;
    } else {
      const match = /^(.+): (\S+)$/.exec(line);
      if (match?.[1] !== undefined) current.set(match[1], finite(match[2]));
    }
  }
  return { channels, overall };
}

function finite(printed: string | undefined): number | null {
  const value = Number(printed);
  return Number.isFinite(value) ? value : null;
}
