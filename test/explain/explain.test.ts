import { expect, test } from 'vitest';
import { explainPreset } from '../../compiler/explain/preset.ts';
import { explainProfile } from '../../compiler/explain/profile.ts';
import { renderPreset, renderProfile } from '../../compiler/explain/render.ts';
import { compilePreset, compileProfile } from '../cli/compile-source.ts';

const mixed = compilePreset(`
  /// Voice and music.
  preset talk v1 {
    /// The one who speaks.
    input voice: Audio
    input music: Audio
    /// How far the music stands back.
    param below: LoudnessDelta = 8 LU in 0 LU .. 20 LU
    let speech = voice |> channels(mono) |> highpass(80 Hz) |> normalize(-19 LUFS)
    let bed = music |> channels(stereo) |> normalize(-19 LUFS - below)
    output mix(speech, bed, length: first) |> normalize(-16 LUFS, ceiling: -1 dBTP)
    test "levels the mix" {
      given voice = sample("speech")
      given music = sample("music")
      encode wav_master v1
      expect loudness within 0.1 LU of -16 LUFS
    }
  }`);

const named = { label: mixed.label, hash: '0123', artifact: mixed.artifact };

test('a preset is explained in words and numbers, defaults filled in', () => {
  const { declaration, signals } = mixed;
  expect(renderPreset(explainPreset({ ...named, source: { declaration, signals } }))).toMatchInlineSnapshot(`
    "talk_v1  preset, sha256:0123
    Voice and music.

    Inputs
      voice  Audio  The one who speaks.
      music  Audio

    Parameters
      below  LoudnessDelta  8 LU  0 LU .. 20 LU  How far the music stands back.

    What it does
      voice:
         1.  channels   makes it mono
         2.  highpass   takes away what lies below 80 Hz (gentle slope)
         3.  normalize  brings the programme to -19 LUFS
      music:
         4.  channels   makes it stereo
         5.  normalize  brings the programme to -19 - below (-27 LUFS)
      step 3 and step 5:
         6.  mix        adds the streams; the first one ends the mix
         7.  normalize  brings the programme to -16 LUFS, true peak at or under -1 dBTP; where it is too hot it limits by at most 6 dB

    Promise
      -16 LUFS within 0.1 LU (lossy codecs: 0.2 LU), true peak at or under -1 dBTP

    Tests
      levels the mix

    Needs
      FFmpeg 5.1 or newer with aformat, alimiter, ametadata, amix, aresample, asetpts, asplit, atrim, ebur128, highpass, pan and volume"
  `);
});

test('a preset whose source is gone is explained by its filters', () => {
  const { doc, params, strands } = explainPreset(named);
  expect(doc).toBe('');
  expect(params).toEqual([
    { name: 'below', type: 'LoudnessDelta', default: '8 LU', min: '0 LU', max: '20 LU', doc: '' },
  ]);
  expect(strands[0]?.from).toBe('music and voice');
  expect(strands[0]?.steps.map(({ operator }) => operator)).toContain('amix');
});

test('a profile is explained field by field', () => {
  const profile = compileProfile(`
    profile web v1 { container m4a codec aac(bitrate: 192 kbps) sample_rate 48 kHz channels stereo }`);
  const text = renderProfile(
    explainProfile({ label: profile.label, hash: '4567', artifact: profile.artifact, doc: 'For the web.' }),
  );
  expect(text).toMatchInlineSnapshot(`
    "web_v1  profile, sha256:4567
    For the web.

    What it delivers
      container    MPEG-4 audio (.m4a)
      codec        AAC-LC at a constant target rate
      bit rate     192 kbps
      sample rate  48 kHz
      channels     stereo
      picture      none
      metadata     dropped
      tolerance    loudness within 0.2 LU, since the codec is lossy

    Needs
      FFmpeg 5.1 or newer with aac, adts and ipod"
  `);
});
