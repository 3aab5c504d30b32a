/** What ffprobe writes of one stream: strings, mostly, and only what it knows. */
export interface FfprobeStream {
  readonly index: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly sample_rate?: string;
  readonly channels?: number;
  readonly channel_layout?: string;
  readonly bits_per_sample?: number;
  readonly bits_per_raw_sample?: string;
  readonly width?: number;
  readonly height?: number;
  readonly avg_frame_rate?: string;
  readonly start_time?: string;
  readonly duration?: string;
  readonly disposition?: Readonly<Record<string, number>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What `ffprobe -show_format -show_streams -of json` writes. */
export interface FfprobeOutput {
  readonly format: {
    readonly format_name: string;
    readonly probe_score: number;
    readonly start_time?: string;
    readonly duration?: string;
    readonly tags?: Readonly<Record<string, string>>;
  };
  readonly streams: readonly FfprobeStream[];
}

/** Returns ffprobe's output, or undefined where it is not what a probe of a file gives. */
export function parseFfprobe(text: string): FfprobeOutput | undefined {
  try {
    const parsed: Partial<FfprobeOutput> = JSON.parse(text);
    const isWhole = typeof parsed.format?.format_name === 'string' && Array.isArray(parsed.streams);
    return isWhole ? (parsed as FfprobeOutput) : undefined; // ffprobe's own schema: the fields we read are optional
  } catch {
    return undefined;
  }
}

/** Reads seconds such as `5.040000`; FFmpeg leaves out, or calls `N/A`, what it does not know. */
export function secondsOf(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Reads a Matroska duration tag such as `00:00:02.003000000`, which stands in for a stream's duration. */
export function secondsOfClock(text: string | undefined): number | undefined {
  const match = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text ?? '');
  return match === null ? undefined : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}
