import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import { expectMarked } from './findings.ts';

test('a sound test', () => {
  expectMarked(
    `preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
  output voice |> normalize(target)

  test "all kinds of steps" {
    given voice = sample("tone")
    with target = -18 LUFS
    encode small v1
    expect loudness within 0.3 LU of target
    expect loudness within 0.3 LU of voice
    expect true_peak <= -1 dBTP
    expect duration in 1 s .. 2 min
    expect channels == 2
    expect codec == aac
  }

  test "a shipped profile" {
    given voice = file("./take.wav")
    encode wav_master v1
    expect sample_rate == 48 kHz
  }
}

profile small v1 {
  container m4a
  codec aac
}`,
    { profiles: ['wav_master_v1'] },
  );
});

test('names and values that do not fit', () => {
  expectMarked(
    `preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
  output voice |> normalize(target)

  test "wrong in every line" {
    given voise = sample("tone")
          ~~~~~ name/unknown: nothing here is called 'voise'
    with taget = -18 LUFS
         ~~~~~ name/unknown: nothing here is called 'taget'
    with target = -30 LUFS
                  ~~~~~~~~ range/outside: a loudness target is -30 LUFS, outside -24 LUFS .. -12 LUFS
    encode wav_mastre v1
           ~~~~~~~~~~~~~ profile/unknown: there is no profile 'wav_mastre v1'
    expect loudnes within 0.3 LU of -16 LUFS
           ~~~~~~~ test/unknown_subject: a test cannot expect anything of 'loudnes'
    expect loudness within 0.3 dB of -16 dB
                           ~~~~~~ unit/mismatch: the tolerance is given in LU, not dB
                                     ~~~~~~ unit/mismatch: a loudness is given in LUFS, not dB
    expect true_peak <= -1 dBFS
                        ~~~~~~~ unit/mismatch: a true peak is given in dBTP, not dBFS
    expect duration in 1 dB .. voise
                       ~~~~ unit/mismatch: the duration is given in ms or s, not dB
                               ~~~~~ name/unknown: nothing here is called 'voise'
  }
}`,
    { profiles: ['wav_master_v1'] },
  );
});

test('what a test does not say, or says twice', () => {
  expectMarked(
    `preset a v1 {
  input voice: Audio
  input music: Audio
  param depth: Gain = 3 dB
  output mix(voice, music |> gain(depth))

  test "nothing" {
       ~~~~~~~~~ test/missing_given: the test gives nothing for the input 'voice'
       ~~~~~~~~~ test/missing_given: the test gives nothing for the input 'music'
       ~~~~~~~~~ test/no_expectation: the test expects nothing
  }

  test "twice" {
    given voice = sample("tone")
    given music = "tone"
                  ~~~~~~ test/unknown_source: an input of a test is a sample or a file
    given voice = sample(3)
          ~~~~~ test/repeated_step: this test says 'given voice' twice
                  ~~~~~~~~~ test/unknown_source: an input of a test is a sample or a file
    with depth = 3 dB
    with depth = 4 dB
         ~~~~~ test/repeated_step: this test says 'with depth' twice
    encode wav_master v1
    encode wav_master v1
           ~~~~~~~~~~~~~ test/repeated_step: this test says 'encode' twice
    expect channels == 2
  }
}`,
    { profiles: ['wav_master_v1'] },
  );
});

test('a sample that there is not', () => {
  expectMarked(
    `preset a v1 {
  input voice: Audio
  input music: Audio
  output mix(voice, music)

  test "samples" {
    given voice = sample("speech_quite")
                  ~~~~~~~~~~~~~~~~~~~~~~ test/unknown_sample: there is no sample called "speech_quite"
    given music = sample("bagpipes")
                  ~~~~~~~~~~~~~~~~~~ test/unknown_sample: there is no sample called "bagpipes"
    expect channels == 2
  }
}`,
    { samples: ['speech_quiet', 'music_60s'] },
  );
});

test('two tests of one title', () => {
  const steps = '{ given voice = sample("tone") expect channels == 2 }';
  expectMarked(`preset a v1 {
  input voice: Audio
  output voice

  test "stereo" ${steps}
  test "mono" ${steps}
  test "stereo" ${steps}
       ~~~~~~~~ test/repeated_title: two tests of this preset are called "stereo"
}
preset b v1 {
  input voice: Audio
  output voice

  test "stereo" ${steps}
}`);
});

test('a param that is not sound itself is not told again', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param depth: Gain = 3 Hz
                      ~~~~ unit/mismatch: the depth is given in dB, not Hz
  output voice |> gain(depth)

  test "depth" {
    given voice = sample("tone")
    with depth = 4 dB
    expect loudness > -16 LUFS - depth
  }
}`);
});

test('what cannot be compared', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  output voice |> normalize(-16 LUFS)

  test "codec and duck" {
    given voice = sample("tone")
    expect codec <= aac
                 ~~~~~~ test/not_comparable: a codec is this one or another one: it cannot be compared like that
    expect codec == acc
                    ~~~ call/unknown_choice: codec cannot be 'acc'
    expect sample_difference >= -60 dBFS
                             ~~~~~~~~~~~ test/not_comparable: samples may differ by at most so much: it cannot be compared like that
    expect sample_difference <= -1 dBTP
                                ~~~~~~~ unit/mismatch: a level sample difference is given in dBFS, not dBTP
    expect duck_depth within 1 dB of 9 dB
           ~~~~~~~~~~ test/nothing_ducks: nothing ducks in this preset
    expect curve within 1 dB of voice
                        ~~~~ unit/mismatch: the tolerance is given in LU, not dB
  }
}

preset b v1 {
  input voice: Audio
  input music: Audio
  let speech = voice |> normalize(-19 LUFS)
  output mix(speech, music |> duck(under: speech))

  test "of an input" {
    given voice = sample("tone")
    given music = sample("tone")
    expect duck_depth within 1 dB of music
                                     ~~~~~ test/not_comparable: an input has no duck_depth: it cannot be compared like that
    expect curve within 1 LU of music
  }
}`);
});

test('a sound test is data: its sources, its params, its profile and what it expects', () => {
  const source = `preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
  output voice |> normalize(target)

  test "told" {
    given voice = file("take.wav")
    with target = -18 LUFS
    encode wav_master v1
    expect loudness within 0.3 LU of target
    expect duration <= 2 min
    expect codec == pcm
    expect sample_difference <= -60 dBFS
  }
}`;
  const { presets } = compile('a.preset', source, memoryHost());
  const [told] = presets[0]?.tests ?? [];

  expect(told).toMatchObject({
    title: 'told',
    given: new Map([['voice', { kind: 'file', path: 'take.wav' }]]),
    settings: new Map([['target', -18]]),
    profile: 'wav_master_v1',
    expectations: [
      { subject: 'loudness', type: 'Loudness', condition: { kind: 'within', tolerance: 0.3, of: { param: 'target' } } },
      { subject: 'duration', type: 'Duration', condition: { kind: 'compare', comparator: '<=', value: 120 } },
      { kind: 'codec', codec: 'pcm' },
      { kind: 'difference', most: -60 },
    ],
  });
});
