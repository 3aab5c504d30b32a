import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { mediaFolder } from '../engine/support/media.ts';
import { profileOf } from '../master/support/mastering.ts';
import { deliver } from './support/deliver.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const rate = 48_000;
const frameBytes = 8; // two channels of 32-bit float
const seconds = 3 * 3600 + 600;
const dataBytes = seconds * rate * frameBytes; // 4.38 GB: more than a RIFF size can say
const headerBytes = 80;

/** Needs about three minutes and nine gigabytes. */
const isWanted = process.env.LATHE_LONG === '1';

it.skipIf(!isWanted)(
  'more than three hours and four gigabytes are mastered to the last sample',
  async () => {
    const { path, report } = await deliver(longRecording(), {
      preset: 'loudness_only',
      profile: profileOf('wav', 'pcm(bits: float32)'),
    });

    expect(report.output.durationSeconds).toBe(seconds);
    expect(report.output.loudness.integratedLufs).toBeCloseTo(-16, 1);
    expect(statSync(path).size).toBeGreaterThan(2 ** 32);
    expect(bytesOf(path, 0, 4).toString()).toBe('RF64');
    expect(Math.abs(bytesOf(path, statSync(path).size - frameBytes, 4).readFloatLE())).toBeGreaterThan(0.001);
  },
  1_200_000,
);

/** An RF64 file with a tone. */
function longRecording(): string {
  const path = media.file('long.wav');
  const tone = toneOf(10);
  const file = openSync(path, 'w');
  writeSync(file, header());
  for (let written = 0; written < dataBytes; written += tone.length) writeSync(file, tone);
  closeSync(file);
  return path;
}

/** EBU Tech 3306: 32-bit sizes of -1, and the real ones in the `ds64` chunk. */
function header(): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.write('RF64\xff\xff\xff\xffWAVEds64', 0, 'latin1');
  bytes.writeUInt32LE(28, 16);
  bytes.writeBigUInt64LE(BigInt(headerBytes - 8 + dataBytes), 20);
  bytes.writeBigUInt64LE(BigInt(dataBytes), 28);
  bytes.writeBigUInt64LE(BigInt(seconds * rate), 36);
  bytes.write('fmt ', 48, 'latin1');
  bytes.writeUInt32LE(16, 52);
  bytes.writeUInt16LE(3, 56); // float
  bytes.writeUInt16LE(2, 58);
  bytes.writeUInt32LE(rate, 60);
  bytes.writeUInt32LE(rate * frameBytes, 64);
  bytes.writeUInt16LE(frameBytes, 68);
  bytes.writeUInt16LE(32, 70);
  bytes.write('data\xff\xff\xff\xff', 72, 'latin1');
  return bytes;
}

/** A sine of 997 Hz in both channels, which does not end at zero. */
function toneOf(length: number): Buffer {
  const samples = Float32Array.from({ length: length * rate * 2 }, (_, index) => {
    const time = Math.floor(index / 2) / rate;
    return 0.1 * Math.sin(2 * Math.PI * 997 * (time - length) + 1);
  });
  return Buffer.from(samples.buffer);
}

function bytesOf(path: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  readSync(file, bytes, 0, length, position);
  closeSync(file);
  return bytes;
}
