import { resolve } from 'node:path';

/**
 * The demuxers that may open a file, by FFmpeg's names.
 *
 * None of them follows a reference to another file or host: playlists (HLS, DASH), scripts (concat, SDP) and image
 * sequences are left out, because a protocol whitelist alone lets a playlist named .mp3 read another tenant's file.
 */
export const ALLOWED_DEMUXERS = [
  'wav',
  'w64',
  'aiff',
  'au',
  'caf',
  'mp3',
  'flac',
  'ogg',
  'mov',
  'aac',
  'matroska',
  'mpegts',
  'mpeg',
  'avi',
  'flv',
  'asf',
  'ac3',
  'eac3',
  'dts',
  'amr',
  'wv',
  'ape',
  'tta',
  'mxf',
] as const;

/** The options that keep FFmpeg and ffprobe to plain local media; they stand before every input. */
export function safetyArguments(): readonly string[] {
  return ['-protocol_whitelist', 'file,pipe', '-format_whitelist', ALLOWED_DEMUXERS.join(',')];
}

/**
 * The name under which FFmpeg opens a file whatever its path holds: options, colons, percent signs and line breaks
 * mean nothing after `file:`.
 */
export function fileUrl(path: string): string {
  return `file:${resolve(path)}`;
}

/**
 * The arguments that open one file for FFmpeg; ffprobe has no graph that `-reinit_filter` could keep.
 *
 * A stream that changes its sample rate or its channels would have the graph built anew: its filters, meters and outputs
 * would begin again as if nothing had come before. Without that FFmpeg stops and says why.
 *
 * @param options - options of this input, such as `['-ss', '3']`, which must stand before it
 */
export function inputArguments(path: string, options: readonly string[] = []): readonly string[] {
  return [...safetyArguments(), ...options, '-reinit_filter', '0', '-i', fileUrl(path)];
}

/** The files that a list of arguments opens, as paths. */
export function openedFiles(args: readonly string[]): readonly string[] {
  return args.flatMap((argument, index) =>
    args[index - 1] === '-i' && argument.startsWith('file:') ? [argument.slice('file:'.length)] : [],
  );
}

/** The arguments that read the stream on the standard input, as the second process of a pipe does. */
export function pipeInputArguments(options: readonly string[] = []): readonly string[] {
  return [...safetyArguments(), ...options, '-i', 'pipe:0'];
}
