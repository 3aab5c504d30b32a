import type { InputCount, OutputCount } from './spec.ts';

const INPUT = /^ {2}Input stream #(\d+):(\d+) \((\w+)\): (\d+) packets read \((\d+) bytes\);(.*)$/;
const OUTPUT = /^ {2}Output stream #(\d+):(\d+) \((\w+)\):(.*) (\d+) packets muxed \((\d+) bytes\);/;
const DECODED = / (\d+) frames decoded(?:; (\d+) decode errors)?(?: \((\d+) samples\))?/;
const ENCODED = / (\d+) frames encoded(?: \((\d+) samples\))?;/;

/**
 * Reads `  Input stream #0:0 (audio): 235 packets read (960000 bytes); 235 frames decoded (240000 samples);`, which
 * FFmpeg logs at its end, at level verbose only. From version 7 it counts decode errors here itself.
 */
export function parseInputCount(text: string): InputCount | undefined {
  const match = INPUT.exec(text);
  if (match === null) return undefined;
  const [, input, stream, type = '', packets, bytes, rest = ''] = match;
  const decoded = DECODED.exec(rest);
  return {
    input: Number(input),
    stream: Number(stream),
    type,
    packets: Number(packets),
    bytes: Number(bytes),
    decodeErrors: Number(decoded?.[2] ?? 0),
    ...(decoded === null ? {} : { decoded: { frames: Number(decoded[1]), samples: optional(decoded[3]) } }),
  };
}

/** Reads `  Output stream #0:0 (audio): 235 frames encoded (240000 samples); 236 packets muxed (80586 bytes);`. */
export function parseOutputCount(text: string): OutputCount | undefined {
  const match = OUTPUT.exec(text);
  if (match === null) return undefined;
  const [, output, stream, type = '', work = '', packets, bytes] = match;
  const encoded = ENCODED.exec(work);
  return {
    output: Number(output),
    stream: Number(stream),
    type,
    packets: Number(packets),
    bytes: Number(bytes),
    ...(encoded === null ? {} : { encoded: { frames: Number(encoded[1]), samples: optional(encoded[2]) } }),
  };
}

/** Reads which stream a failed packet belongs to, as FFmpeg 5 and 6 tell it. */
export function parseDecodeError(text: string): string | undefined {
  return /^Error while decoding stream #(\d+:\d+): /.exec(text)?.[1];
}

function optional(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
