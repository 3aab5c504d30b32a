import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { type RecordedSound, recordSound, soundReport } from '../../golden/recording/record-sound.ts';
import { highestOf } from '../../report/chart/envelope.ts';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { mediaFolder } from '../engine/support/media.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const host = await openHost();
const { signal } = new AbortController();

/** Records what a source filter gives as 24-bit WAV. */
async function record(name: string, source: string, clipSeconds = 20, by: FfmpegHost = host): Promise<RecordedSound> {
  const path = media.make(`${name}.wav`, '-f', 'lavfi', '-i', source, '-c:a', 'pcm_s24le');
  return recordSound(path, { host: by, signal, clipSeconds });
}

/** What ffprobe reads of a clip: codec, channels and seconds. */
function probed(name: string, { clip }: RecordedSound): readonly string[] {
  const path = media.write(name, Buffer.from(clip?.base64 ?? '', 'base64'));
  const entries = ['-show_entries', 'stream=codec_name,channels:format=duration'];
  const printed = execFileSync('ffprobe', ['-v', 'error', ...entries, '-of', 'csv=p=0', path], { encoding: 'utf8' });
  return printed.trim().split(/[\n,]/);
}

test.each([
  // Its samples lie beside its crests, 3 dB below them.
  ['a tone at a quarter of the rate', 'aevalsrc=0.5*sin(PI/4+2*PI*11025*t):s=44100:d=2'],
  ['two channels', 'aevalsrc=0.2*sin(2*PI*440*t)|0.7*sin(2*PI*997*t):s=48000:d=2'],
  ['six channels at 96 kHz', 'anoisesrc=d=1:r=96000:a=0.2:seed=3,pan=5.1|FL=c0|FR=c0|FC=c0|LFE=c0|BL=c0|BR=1.5*c0'],
])('the highest point of a waveform is the true peak that the meter reads: %s', async (name, source) => {
  const { envelope, loudness } = await record(name, source, 0);
  expect(20 * Math.log10(highestOf(envelope))).toBeCloseTo(loudness.truePeakDbtp ?? Number.NaN, 1);
});

test('a waveform lies where the sound does', async () => {
  const { envelope } = await record('half', 'aevalsrc=0.5*sin(2*PI*1000*t)*gt(t\\,1):s=48000:d=2', 0);
  const first = envelope.high.slice(0, 430).every((value) => value < 0.001);
  const second = envelope.high.slice(440).every((value) => value > 0.49);
  expect({ first, second }).toEqual({ first: true, second: true });
});

test('a short sound can be listened to in full, a long one as far as is wanted', async () => {
  const whole = await record('whole', 'sine=f=440:d=2');
  expect(whole.clip).toMatchObject({ mediaType: 'audio/webm', seconds: 2, format: 'Opus, 48 kbit/s' });
  expect(probed('whole.webm', whole)).toEqual(['opus', '1', expect.stringMatching(/^2\.0/)]);

  const part = await record('part', 'sine=f=440:d=9', 3);
  expect(part.clip?.seconds).toBe(3);
  expect(probed('part.webm', part)[2]).toMatch(/^3\.0/);
});

test('more than two channels are folded down, and it is said', async () => {
  const surround = await record('surround', 'anoisesrc=d=1:a=0.1,pan=5.1|FL=c0|FR=c0|FC=c0|LFE=c0|BL=c0|BR=c0');
  expect(surround.clip?.format).toBe('Opus, 80 kbit/s, 6 channels folded down to stereo');
  expect(probed('surround.webm', surround)[1]).toBe('2');
});

test('an FFmpeg without libopus makes AAC', async () => {
  const { encoders, ...others } = await host.capabilities();
  const lean = { ...host, capabilities: async () => ({ ...others, encoders: new Set(['aac', 'pcm_f32le']) }) };
  const recorded = await record('lean', 'sine=f=440:d=1', 20, lean);
  expect(encoders.has('libopus')).toBe(true);
  expect(recorded.clip).toMatchObject({ mediaType: 'audio/mp4', format: 'AAC, 80 kbit/s' });
  expect(probed('lean.mp4', recorded)[0]).toBe('aac');
});

test('no sound is made where none is wanted, and a cache gives back what it was given', async () => {
  const recorded = await record('silent', 'sine=f=440:d=4', 0);
  expect(recorded).not.toHaveProperty('clip');
  const found: RecordedSound = JSON.parse(JSON.stringify(recorded));
  expect(soundReport('voice', found)).toEqual(soundReport('voice', recorded));
  expect(soundReport('voice', found).loudness.timeline.shortTerm[0]).toBeNaN();
});
