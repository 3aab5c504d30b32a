import { master } from '../../../runtime/engine/master/master.ts';
import type { MasterReport } from '../../../runtime/engine/master/report.ts';
import type { StreamChoice } from '../../../runtime/engine/probe/probe.ts';
import { LatheFailure } from '../../../runtime/failure/failure.ts';
import { requestOf } from '../../master/support/mastering.ts';

/** What to make of a file; the sound as it is, as 24-bit WAV, unless told otherwise. */
export interface Order {
  readonly preset?: string;
  readonly profile?: string;
  readonly stream?: StreamChoice;
}

/** A master that was delivered. */
export interface Delivered {
  readonly path: string;
  readonly report: MasterReport;
}

const extensions: Readonly<Record<string, string>> = {
  wav_master: 'wav',
  flac_archive: 'flac',
  audio_only_master: 'm4a',
  mp3_podcast: 'mp3',
  opus_voice: 'opus',
  mp4_audio_replaced: 'mp4',
};

/** Masters a file; the master lies beside it. */
export async function deliver(path: string, order: Order = {}): Promise<Delivered> {
  const { preset = 'audio_extract', profile = 'wav_master', stream = { by: 'default' } } = order;
  const destination = `${path}.${preset}.${extensions[profile] ?? 'wav'}`;
  const request = await requestOf({ preset, profile, inputs: path, destination, force: true });
  const inputs = Object.fromEntries(request.preset.artifact.inputs.map(({ name }) => [name, { path, stream }]));
  return { path: destination, report: await master({ ...request, inputs }) };
}

/** The code that a file is refused with; undefined for one that is mastered. */
export async function refusalOf(path: string, order: Order = {}): Promise<string | undefined> {
  try {
    await deliver(path, order);
    return undefined;
  } catch (error) {
    if (error instanceof LatheFailure) return error.code;
    throw error;
  }
}
