import type { Layout, Sound } from './sound.ts';

/** The channels of a layout as WAVE counts its loudspeakers: FL 1, FR 2, FC 4, LFE 8, BL 16, BR 32. */
const channelMasks: Readonly<Record<Layout, number>> = { mono: 4, stereo: 3, '5.0': 55, '5.1': 63 };

const FLOAT_GUID = Buffer.from('0300000000001000800000aa00389b71', 'hex');
const BYTES = 4;
const HEADER_BYTES = 68;

/** A sound as a WAV file of 32-bit floats (WAVE_FORMAT_EXTENSIBLE), which holds peaks over full scale too. */
export function floatWave({ sampleRate, layout, channels }: Sound): Buffer {
  const length = channels[0]?.length ?? 0;
  const frame = channels.length * BYTES;
  const dataBytes = length * frame;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(40, 16);
  header.writeUInt16LE(0xfffe, 20);
  header.writeUInt16LE(channels.length, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * frame, 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(8 * BYTES, 34);
  header.writeUInt16LE(22, 36);
  header.writeUInt16LE(8 * BYTES, 38);
  header.writeUInt32LE(channelMasks[layout], 40);
  FLOAT_GUID.copy(header, 44);
  header.write('data', 60);
  header.writeUInt32LE(dataBytes, 64);
  return Buffer.concat([header, interleave(channels, length)]);
}

function interleave(channels: readonly Float64Array[], length: number): Buffer {
  const count = channels.length;
  const samples = new Float32Array(length * count);
  for (const [channel, values] of channels.entries()) {
    for (let at = 0; at < length; at += 1) samples[at * count + channel] = values[at] ?? 0;
  }
  return Buffer.from(samples.buffer);
}
