import { execa } from 'execa';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { cancelled } from '../../runtime/engine/process/cancelled.ts';
import { childEnvironment } from '../../runtime/engine/process/environment.ts';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';

/** An audio stream of a file. */
export interface StreamOfFile {
  readonly path: string;
  readonly audioIndex: number;
  readonly channels: number;
}

/**
 * Decodes a stream, the same way on every machine, and gives its samples as floats, interleaved, in pieces of whole frames;
 * memory does not grow with its length.
 *
 * @param options of the output, such as `['-ar', '192000']`
 * @throws LatheFailure `job/cancelled`
 */
export async function* sampleFrames(
  { path, audioIndex, channels }: StreamOfFile,
  host: FfmpegHost,
  signal: AbortSignal,
  options: readonly string[] = [],
): AsyncIterable<Float32Array> {
  const exact = ['-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const raw = ['-map', `0:a:${audioIndex}`, ...exact, ...options, '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1'];
  const quiet = ['-hide_banner', '-nostdin', '-v', 'error', '-cpuflags', '0'];
  const running = execa(host.ffmpegPath, [...quiet, ...inputArguments(path), ...raw], {
    stdin: 'ignore',
    buffer: { stdout: false },
    encoding: 'buffer',
    env: childEnvironment(),
    extendEnv: false,
    cancelSignal: signal,
  });
  try {
    yield* framesOf(running.iterable({ from: 'stdout', binary: true }), channels);
    await running;
  } catch (thrown) {
    throw signal.aborted ? cancelled(signal) : thrown;
  }
}

/** Cuts what comes out of a pipe into whole frames. */
async function* framesOf(chunks: AsyncIterable<unknown>, channels: number): AsyncIterable<Float32Array> {
  const size = channels * Float32Array.BYTES_PER_ELEMENT;
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a binary pipe gives bytes');
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const whole = bytes.length - (bytes.length % size);
    rest = bytes.slice(whole);
    if (whole > 0) yield new Float32Array(bytes.buffer, 0, whole / Float32Array.BYTES_PER_ELEMENT);
  }
  if (rest.length > 0) throw new Error(`the samples end in the middle of a frame: ${rest.length} bytes too many`);
}
