import { expect, test } from 'vitest';
import { compileText, expectMarked } from './findings.ts';

test('fields that are missing, unknown or repeated', () => {
  expectMarked(`profile a v1 {
        ~ profile/missing_field: the profile 'a' does not say its container
        ~ profile/missing_field: the profile 'a' does not say its codec
  sample_rat 48 kHz
  ~~~~~~~~~~ profile/unknown_field: a profile has no field 'sample_rat'
  colour red
  ~~~~~~ profile/unknown_field: a profile has no field 'colour'
  channels mono
  channels stereo
  ~~~~~~~~ name/duplicate: 'channels' is defined twice
}`);
});

test('words that a field does not have', () => {
  expectMarked(`profile a v1 {
  container mp5
            ~~~ call/unknown_choice: container cannot be 'mp5'
  codec acc(bitrate: 192 kbps)
        ~~~ call/unknown_choice: codec cannot be 'acc'
  channels 2
           ~ call/unknown_choice: channels cannot be a whole number (2)
  video "copy"
        ~~~~~~ call/unknown_choice: video cannot be a text
  metadata keep(3)
           ~~~~~~~ call/unknown_choice: metadata cannot be a call
}`);
});

test('a codec that the container does not carry', () => {
  expectMarked(`profile a v1 {
  container mp3
  codec flac
        ~~~~ profile/codec_not_in_container: mp3 files do not carry flac
}`);
});

test('a picture in a container without one', () => {
  expectMarked(`profile a v1 {
  container m4a
  codec aac
  video copy
        ~~~~ profile/no_video: m4a files carry no picture
}`);
});

test('sample rates that the codec does not have', () => {
  expectMarked(`profile a v1 {
  container ogg
  codec opus
  sample_rate 44.1 kHz
              ~~~~~~~~ profile/sample_rate: opus has no 44.1 kHz
}
profile b v1 {
  container wav
  codec pcm
  sample_rate 44100.5 Hz
              ~~~~~~~~~~ profile/sample_rate: pcm has no 44.1005 kHz
}
profile c v1 {
  container m4a
  codec aac
  sample_rate 4 kHz
              ~~~~~ range/outside: the sample rate is 4 kHz, outside 8 kHz .. 192 kHz
}
profile d v1 {
  container m4a
  codec aac
  sample_rate 48
              ~~ unit/missing: the sample rate needs a unit: Hz or kHz
}`);
});

test('arguments of a codec', () => {
  expectMarked(`profile a v1 {
  container m4a
  codec aac(bitrate: 192 kHz)
                     ~~~~~~~ unit/mismatch: the bitrate is given in kbps, not kHz
}
profile b v1 {
  container wav
  codec pcm(int25)
            ~~~~~ call/unknown_choice: bits cannot be 'int25'
}
profile c v1 {
  container ogg
  codec opus(bitrat: 96 kbps, tuned: vioce)
             ~~~~~~ call/unknown_argument: opus has no 'bitrat'
                                     ~~~~~ call/unknown_choice: tuned cannot be 'vioce'
}
profile d v1 {
  container mp3
  codec mp3(bitrate: 640 kbps)
                     ~~~~~~~~ range/outside: the bitrate is 640 kbps, outside 32 kbps .. 320 kbps
}
profile e v1 {
  container flac
  codec flac(bits: int24)
             ~~~~ call/unknown_argument: flac has no 'bits'
}`);
});

test('what a profile compiles to', () => {
  const { profiles } = compileText(`profile podcast v1 {
  container mp3
  codec mp3(bitrate: 96 kbps)
  sample_rate 44.1 kHz
  channels mono
  metadata keep
}`);
  expect(profiles.map(({ label, artifact }) => [label, artifact])).toEqual([
    [
      'podcast_v1',
      {
        kind: 'profile',
        format: 1,
        container: 'mp3',
        muxer: 'mp3',
        muxerOptions: {},
        streamMuxer: 'mp3',
        extensions: ['mp3'],
        codec: 'mp3',
        encoder: 'libmp3lame',
        encoderOptions: { b: '96k' },
        sampleFormat: 'fltp',
        sampleRates: [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000],
        sampleRate: 44100,
        channels: 1,
        maxChannels: 2,
        lossless: false,
        frameSize: 1152,
        video: 'none',
        metadata: 'keep',
        requires: { ffmpeg: '5.1', encoders: ['libmp3lame'], muxers: ['mp3'] },
      },
    ],
  ]);
});
