import { execa } from 'execa';
import { openHost } from '../../../runtime/engine/host/open-host.ts';

/** What an FFmpeg process of its own, with none of the project's code around it, reads of a file as decoded. */
interface Reading {
  /** To a thousandth. */
  readonly integratedLufs: number;
  /** To a tenth, as the summary prints it. */
  readonly truePeakDbtp: number;
}

/** Loudness and true peak; one channel is read as dual mono. */
export async function meter(path: string): Promise<Reading> {
  const filter = 'ebur128=metadata=1:peak=true:dualmono=true:framelog=verbose,ametadata=mode=print:file=-';
  const { stdout, stderr } = await ffmpeg('-i', path, '-vn', '-af', filter, '-f', 'null', '-');
  return {
    integratedLufs: Number(stdout.match(/(?<=lavfi\.r128\.I=)\S+/g)?.at(-1)),
    truePeakDbtp: Number(/^ +Peak: +(\S+)/m.exec(stderr)?.[1]),
  };
}

/** Mono samples, with silence where their timestamps leave a gap after 0. */
export async function samplesOf(path: string, sampleRate: number): Promise<Float32Array> {
  const filter = `aresample=${sampleRate}:async=1:first_pts=0`;
  const { ffmpegPath } = await openHost();
  const args = ['-nostdin', '-v', 'error', '-i', path, '-vn', '-af', filter, '-ac', '1', '-f', 'f32le', '-'];
  const { stdout } = await execa(ffmpegPath, args, { encoding: 'buffer', maxBuffer: 2 ** 28 });
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
}

/** The picture's packets as text: time, size and hash of each. */
export async function picturePackets(path: string): Promise<string> {
  const { stdout } = await ffmpeg('-i', path, '-map', '0:v', '-c', 'copy', '-f', 'framemd5', '-');
  return stdout;
}

async function ffmpeg(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const { ffmpegPath } = await openHost();
  return execa(ffmpegPath, ['-nostdin', '-hide_banner', '-nostats', ...args], { maxBuffer: 2 ** 28 });
}
