import type { Confinement } from '../confinement/confinement.ts';
import type { CpuMode } from '../host/host.ts';

/** How long FFmpeg may take, in seconds of wall time. */
export interface Limits {
  /** Until the first progress block: an input that never delivers sends none at all. */
  readonly firstProgressSeconds: number;
  /** Between two advances of the output's time. */
  readonly stallSeconds: number;
  readonly totalSeconds: number;
}

/** Where one FFmpeg process stands. */
export interface Progress {
  /** The time stamp that the output has reached, in seconds of media. */
  readonly positionSeconds: number;
  /** Media seconds a wall second, as FFmpeg estimates it; undefined until it can. */
  readonly speed: number | undefined;
  /** Bytes written by all outputs together, where FFmpeg knows. */
  readonly totalBytes: number | undefined;
}

/** One FFmpeg process to be run. */
export interface FfmpegSpec {
  readonly ffmpegPath: string;
  /** How it is held: to the files that its inputs name, and to its working directory. */
  readonly confinement: Confinement;
  /** Everything after the fixed prefix: inputs (see `inputArguments`), graph, maps, outputs. */
  readonly args: readonly string[];
  /** The working directory: the job's workspace. */
  readonly cwd: string;
  /** The file that receives all that FFmpeg logs. */
  readonly logPath: string;
  readonly limits: Limits;
  readonly cpuMode?: CpuMode;
  /** True lets other work of this machine go first. */
  readonly isBackground?: boolean;
  readonly signal?: AbortSignal;
  /** The stage's name, for failures. */
  readonly stage?: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** What FFmpeg says at its end about one stream of an input. */
export interface InputCount {
  readonly input: number;
  readonly stream: number;
  readonly type: string;
  readonly packets: number;
  readonly bytes: number;
  /** Absent for a stream that was copied or not used. */
  readonly decoded?: { readonly frames: number; readonly samples: number | undefined };
  /** Packets of this stream that could not be decoded. */
  readonly decodeErrors: number;
}

/** What FFmpeg says at its end about one stream of an output. */
export interface OutputCount {
  readonly output: number;
  readonly stream: number;
  readonly type: string;
  /** Absent for a stream that was copied. */
  readonly encoded?: { readonly frames: number; readonly samples: number | undefined };
  readonly packets: number;
  readonly bytes: number;
}

/** One line of FFmpeg's log. */
export interface LogLine {
  readonly level: 'panic' | 'fatal' | 'error' | 'warning' | 'info' | 'verbose' | 'debug';
  /** The component that speaks, such as `ebur128@m1` or `mp3`; undefined for FFmpeg itself. */
  readonly source: string | undefined;
  readonly text: string;
}

/** How a process that succeeded went. Anything else is thrown as a failure. */
export interface FfmpegRun {
  /** FFmpeg and all its arguments, without what confines it. */
  readonly argv: readonly string[];
  readonly exitCode: 0;
  readonly wallSeconds: number;
  /** User and system time, as FFmpeg reports it (`-benchmark`). */
  readonly cpuSeconds: number;
  readonly maxRssBytes: number;
  readonly inputs: readonly InputCount[];
  readonly outputs: readonly OutputCount[];
  /** Problems that FFmpeg survived: its lines of level warning and worse, the last 200. */
  readonly problems: readonly LogLine[];
  /** The last 200 lines of its log, without the meters' per-frame lines. */
  readonly tail: readonly string[];
  /** What the `ebur128` and `astats` of the graph printed at their end, by instance name (`m1` of `ebur128@m1`). */
  readonly summaries: ReadonlyMap<string, string>;
  readonly logPath: string;
}
