import { describe, expect, test } from 'vitest';
import { format } from '../../dsl/index.ts';

function formatted(text: string): string | undefined {
  return format('a.preset', text).text;
}

/** Holds that a text is as the formatter leaves it. */
function expectUnchanged(text: string): void {
  expect(formatted(text)).toBe(text);
}

describe('the formatter', () => {
  test('leaves a well written file as it is', () => {
    expectUnchanged(`// Shared by all shows.
import { broadcast_voice } from "./chains/voice.preset"

/// Dialogue cleaned and levelled for streaming.
preset dialogue_clean v1 {
  input voice: Audio

  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS

  let speech = voice |> channels(mono) |> highpass(80 Hz)

  output speech
    |> compress(threshold: -22 dBFS, ratio: 3:1, attack: 8 ms, release: 120 ms)
    |> normalize(target - 11 LU * 2, ceiling: -1.5 dBTP)

  test "lifts quiet speech to target" {
    given voice = sample("speech_quiet")
    with target = -(2 LUFS)
    encode audio_only_master v1
    expect loudness within 0.3 LU of -16 LUFS
    expect true_peak <= -1.5 dBTP
    expect gain in 3 dB .. 9 dB
  }
}

profile mp4_audio_replaced v1 { // the picture is copied untouched
  container mp4
  video copy
  codec aac(bitrate: 192 kbps)
}

chain gentle(cut: Frequency = 80 Hz) = channels(mono) |> highpass(cut) |> deess()
`);
  });

  test('spaces tokens alike and gives each member a line', () => {
    expect(
      formatted(
        'preset  a v1{input voice:Audio output voice|>gain( - 3dB )|>pan(3 : 1,50%,x:-(a+b)/2)}profile b v1 {}',
      ),
    ).toBe(`preset a v1 {
  input voice: Audio
  output voice |> gain(-3 dB) |> pan(3:1, 50 %, x: -(a + b) / 2)
}

profile b v1 {}
`);
  });

  test('breaks a pipe that is too wide, and one that was broken after its source', () => {
    expect(
      formatted(`preset a v1 {
  let bed    = music |> channels(stereo) |> loop(until: speech) |> normalize(-27 LUFS)
                     |> duck(under: speech, depth: depth, attack: 80 ms, release: 600 ms)
  let short = voice
      |> deess()
  let joined = voice |> deess()
      |> gain(3 dB)
}`),
    ).toBe(`preset a v1 {
  let bed = music
    |> channels(stereo)
    |> loop(until: speech)
    |> normalize(-27 LUFS)
    |> duck(under: speech, depth: depth, attack: 80 ms, release: 600 ms)
  let short = voice
    |> deess()
  let joined = voice |> deess() |> gain(3 dB)
}
`);
  });

  test('breaks a list that is too wide, and one that was broken after its bracket', () => {
    const wide = 'threshold: -22 dBFS, ratio: 3:1, attack: 8 ms, release: 120 ms, knee: 6 dB, makeup: 0 dB, more: 1';
    expect(formatted(`preset a v1 { output voice |> compress(${wide}) let b = mix(\na, b) }`)).toBe(`preset a v1 {
  output voice
    |> compress(
      threshold: -22 dBFS,
      ratio: 3:1,
      attack: 8 ms,
      release: 120 ms,
      knee: 6 dB,
      makeup: 0 dB,
      more: 1
    )
  let b = mix(
    a,
    b
  )
}
`);
  });

  test('keeps one empty line of many, and none next to a brace', () => {
    expect(formatted('\n\n\npreset a v1 {\n\n\n  input b: Audio\n\n\n\n  output b\n\n}\n\n\n\n')).toBe(
      'preset a v1 {\n  input b: Audio\n\n  output b\n}\n',
    );
  });

  test('puts an empty line between declarations, above their comments', () => {
    expect(formatted('preset a v1 {} // a\n// b\n/// B.\npreset b v1 {}\n// end')).toBe(
      'preset a v1 {} // a\n\n// b\n/// B.\npreset b v1 {}\n// end\n',
    );
  });

  test('keeps comments where they are', () => {
    expectUnchanged(`preset a v1 { // first
  // one

  // two
  input voice: Audio // three
  output voice // four
    // five
    |> compress(
      // six
      ratio: 3:1, // seven
      knee: 6 dB
      // eight
    ) // nine
    |> deess()
  // ten
}
// eleven
`);
  });

  test('writes LF, whatever was there, and no byte order mark', () => {
    expect(formatted('\uFEFFpreset a v1 {\r\n\r\n  input b: Audio // c  \r\n}')).toBe(
      'preset a v1 {\n  input b: Audio // c\n}\n',
    );
  });

  test('tells a sign from a subtraction after the name of a field', () => {
    expectUnchanged('profile a v1 {\n  level -3 dB\n  rate (2 + 1)\n  sum a - 1\n}\n');
  });

  test('gives findings instead of a text that does not parse', () => {
    const { text, diagnostics } = format('a.preset', 'preset a v1 {');
    expect(text).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/unclosed']);
  });
});
