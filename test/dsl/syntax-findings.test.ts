import { describe, expect, test } from 'vitest';
import { parse } from '../../dsl/index.ts';
import { readMarks, showFindings } from './marked-source.ts';

/** Holds that a source has the findings that its marks tell, and no others. */
function expectMarked(source: string): void {
  const { text, expected } = readMarks(source);
  const { module, diagnostics } = parse('marked.preset', text);
  expect(showFindings(text, diagnostics)).toEqual(expected);
  expect(module).toBeUndefined();
}

/** @returns the text after the first edit that its findings offer */
function mended(text: string): string {
  const edit = parse('marked.preset', text).diagnostics[0]?.edit;
  return edit === undefined ? text : text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

describe('characters and values', () => {
  test('a unit in the wrong case, or spelt otherwise', () => {
    expectMarked(`preset a v1 {
  output voice |> gain(-3 db) |> highpass(80hertz)
                          ~~ unit/unknown: there is no unit 'db'
                                            ~~~~~ unit/unknown: there is no unit 'hertz'
  let b = f(3 bananas)
              ~~~~~~~ unit/unknown: there is no unit 'bananas'
}`);
    expect(mended('preset a v1 { output voice |> gain(-3 db) }')).toBe('preset a v1 { output voice |> gain(-3 dB) }');
  });

  test('the fix of a unit keeps the sign', () => {
    const { diagnostics } = parse('a.preset', 'preset a v1 { output voice |> gain(-3 db) }');
    expect(diagnostics[0]?.fix).toBe('-3 dB');
  });

  test('a unit of a profile does not swallow the next field', () => {
    expectMarked(`profile a v1 {
  sample_rate 48 khz
                 ~~~ unit/unknown: there is no unit 'khz'
  channels stereo
}`);
  });

  test('numbers without their zero, and with more digits than can be told apart', () => {
    expectMarked(`preset a v1 {
  output voice |> gain(.5 dB)
                       ~~ syntax/bad_number: .5 is no number of this language
  let b = 1234567890123456
          ~~~~~~~~~~~~~~~~ syntax/bad_number: 123456789012345… is no number of this language
}`);
  });

  test('numbers without the digits after their point, which is no matter of the unit', () => {
    expectMarked(`preset a v1 {
  param n: Number = 5 in 1..9
  output voice |> gain(5. dB) |> gain(-3.)
                       ~~~~~ syntax/bad_number: 5. dB is no number of this language
                                       ~~ syntax/bad_number: 3. is no number of this language
}`);
    expect(mended('preset a v1 { output voice |> gain(5. dB) }')).toBe('preset a v1 { output voice |> gain(5 dB) }');
  });

  test('a version with decimals', () => {
    expectMarked(`preset a v1.5 { output voice }
         ~~~~ syntax/bad_number: v1.5 is no number of this language`);
    expect(mended('preset a v1.5 { output voice }')).toBe('preset a v1 { output voice }');
  });

  test('characters of word processors and of other languages', () => {
    expectMarked(`# a comment
~ syntax/bad_character: the character \`#\` has no meaning here
preset a v1 {
  output voice |> gain(−3 dB);
                       ~ syntax/bad_character: the character \`−\` has no meaning here
                             ~ syntax/bad_character: the character \`;\` has no meaning here
}`);
    expect(mended('preset a v1 { output voice |> gain(−3 dB) }')).toBe('preset a v1 { output voice |> gain(-3 dB) }');
  });

  test('a text that its line ends', () => {
    expectMarked(`preset a v1 {
  test "quiet {
       ~~~~~~ syntax/unterminated_string: the text is not closed before the end of its line
    given voice = sample("speech)
                         ~~~~~~~ syntax/unterminated_string: the text is not closed before the end of its line
  }
}`);
    expect(mended('preset a v1 { test "quiet {\n} }')).toBe('preset a v1 { test "quiet" {\n} }');
  });

  test('an escape that means nothing', () => {
    expectMarked(`preset a v1 {
  test "a\\q\\n\\u{110000}" {}
         ~~ syntax/bad_escape: \\q is no escape
             ~~~~~~~~~~ syntax/bad_escape: \\u{110000} is no escape
}`);
  });

  test('a comment over several lines', () => {
    expectMarked(`/* one
~~ syntax/block_comment: there are no comments over several lines
two */
preset a v1 {}`);
  });
});

describe('whole files', () => {
  const codesOf = (text: string): readonly string[] => parse('a.preset', text).diagnostics.map(({ code }) => code);

  test.each([
    ['nothing', ''],
    ['only a byte order mark', '\uFEFF'],
    ['only comments', '// one\n/// two\n'],
  ])('%s', (_, text) => {
    expect(codesOf(text)).toEqual(['syntax/empty_file']);
  });

  test.each([
    ['a NUL', 'preset a v1 {\0}'],
    ['what a decoder leaves of bytes that are no UTF-8', 'RIFF\uFFFD\uFFFD'],
    ['half of a surrogate pair', 'preset \uD800'],
    ['a control character', 'preset \u001B[0m'],
  ])('%s is no text', (_, text) => {
    expect(codesOf(text)).toEqual(['syntax/binary']);
  });

  test('a megabyte', () => {
    expect(codesOf('x'.repeat(1_000_000))).toEqual(['syntax/file_too_large']);
  });

  test.each([
    ['brackets', `preset a v1 { let b = ${'('.repeat(5000)}1${')'.repeat(5000)} }`],
    ['unclosed brackets', '{('.repeat(5000)],
    ['signs', `preset a v1 { let b = ${'-'.repeat(5000)}1 }`],
    ['a long sum', `preset a v1 { let b = 1${' + 1'.repeat(5000)} }`],
  ])('%s nest too deep', (_, text) => {
    expect(codesOf(text)).toEqual(['syntax/too_deep']);
  });

  test('many operators in many expressions are not deep', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `let a${index} = -1 + f(-2, -3) * -x`);
    expect(codesOf(`preset a v1 { ${lines.join('\n')} }`)).toEqual([]);
  });

  test('thousands of mistakes give a hundred findings', () => {
    expect(codesOf(`preset a v1 {\n${'let b = )\n'.repeat(5000)}}`)).toHaveLength(100);
  });
});

describe('slips', () => {
  test('a stage that no pipe joins', () => {
    expectMarked(`preset a v1 {
  output voice
    channels(mono)
    ~~~~~~~~ syntax/missing_pipe: 'channels' is not joined to the stage before it
}`);
  });

  test('a stage without parentheses', () => {
    expectMarked(`preset a v1 {
  output voice |> deess
                  ~~~~~ syntax/missing_parentheses: 'deess' lacks its parentheses
}
chain b = deess()
      ~ syntax/missing_parentheses: 'b' lacks its parentheses`);
    expect(mended('preset a v1 { output voice |> deess }')).toBe('preset a v1 { output voice |> deess() }');
  });

  test('signs between names and values', () => {
    expectMarked(`preset a v1 {
  param target: Loudness: -16 LUFS
                        ~ syntax/colon_for_equals: the value of 'target' is given with : instead of =
  let bed: voice
         ~ syntax/colon_for_equals: the value of 'bed' is given with : instead of =
  output voice |> normalize(target = -16 LUFS)
                                   ~ syntax/equals_in_argument: the argument 'target' is given with = instead of :
}`);
    expect(mended('preset a v1 { output a |> f(b = 1) }')).toBe('preset a v1 { output a |> f(b : 1) }');
  });

  test('a list without its commas', () => {
    expectMarked(`import { a b } from "x.preset"
           ~ syntax/missing_comma: a comma is missing before \`b\`
preset a v1 {
  output mix(speech bed)
                    ~~~ syntax/missing_comma: a comma is missing before \`bed\`
}`);
    expect(mended('preset a v1 { output mix(a b) }')).toBe('preset a v1 { output mix(a, b) }');
  });

  test('a preset without a version, or with one that is none', () => {
    expectMarked(`preset a {
       ~ syntax/bad_version: 'a' has no version
}
profile b v0 {}
          ~~ syntax/bad_version: 'b' has no version
preset c 2 {}
         ~ syntax/bad_version: 'c' has no version`);
    expect(mended('preset a {}')).toBe('preset a v1 {}');
    expect(mended('preset a 2 {}')).toBe('preset a v2 {}');
  });

  test('inputs and params without a type', () => {
    expectMarked(`preset a v1 {
  input voice
        ~~~~~ syntax/missing_type: 'voice' does not say its type
  param depth = 9 dB
        ~~~~~ syntax/missing_type: 'depth' does not say its type
}`);
  });

  test('a word of the language as a name', () => {
    expectMarked(`preset a v1 {
  input output: Audio
        ~~~~~~ syntax/reserved_word: 'output' is a word of the language and cannot be a name
}`);
  });

  test('a misspelt word of the language', () => {
    expectMarked(`preset a v1 {
  outptu voice
  ~~~~~~ syntax/unknown_keyword: nothing begins with 'outptu' here
  test "b" {
    expct loudness <= 1
    ~~~~~ syntax/unknown_keyword: nothing begins with 'expct' here
  }
}`);
  });

  test('an import below a declaration', () => {
    expectMarked(`chain a() = deess()
import { b } from "b.preset"
~~~~~~ syntax/late_import: imports stand at the top of the file`);
  });
});

describe('brackets', () => {
  test('a parenthesis that the next member leaves open', () => {
    const { text, expected } = readMarks(`preset a v1 {
  output voice |> highpass(80 Hz
                          ~ syntax/unclosed: this \`(\` is never closed
  let b = voice
}`);
    const { diagnostics } = parse('marked.preset', text);
    expect(showFindings(text, diagnostics)).toEqual(expected);
    expect(diagnostics[0]?.related).toEqual([
      { file: 'marked.preset', span: { start: 49, end: 52 }, message: '`)` is missing before this' },
    ]);
  });

  test('a test that the next member leaves open', () => {
    expectMarked(`preset a v1 {
  test "b" {
           ~ syntax/unclosed: this \`{\` is never closed
    given voice = sample("speech")
  output voice
}`);
  });

  test('a preset that the file leaves open', () => {
    expectMarked(`preset a v1 {
            ~ syntax/unclosed: this \`{\` is never closed
  output voice
`);
  });

  test('a preset that the next one leaves open', () => {
    expectMarked(`preset a v1 {
            ~ syntax/unclosed: this \`{\` is never closed
  output voice
preset b v1 {
  output voice
}`);
  });

  test('a list of a profile that the next field leaves open', () => {
    expectMarked(`profile a v1 {
  codec aac(bitrate: 192 kbps
           ~ syntax/unclosed: this \`(\` is never closed
  sample_rate 48 kHz
}`);
  });

  test('a bracket too many', () => {
    expectMarked(`preset a v1 {
  output voice |> gain(3 dB))
                            ~ syntax/unopened: this \`)\` closes nothing
}
}`);
  });
});

describe('everything else', () => {
  test('what is missing at the end of a line is missing there', () => {
    expectMarked(`preset a v1 {
  let a =
         ^ syntax/unexpected: expected a value, found the word \`let\`
  let b = 3 dB +
                ^ syntax/unexpected: expected a value, found the word \`output\`
  output voice
}`);
  });

  test('what a body cannot hold', () => {
    expectMarked(`preset a v1 {
  expect loudness <= 1
  ~~~~~~ syntax/unexpected: expected an input, a param, a let, an output or a test, or \`}\`, found the word \`expect\`
}`);
  });

  test('one finding for a line, and none for what follows from it', () => {
    expectMarked(`preset a v1 {
  let a = ) ) (
          ~ syntax/unopened: this \`)\` closes nothing
  let b = gain(3 db, 'x', = )
                 ~~ unit/unknown: there is no unit 'db'
                     ~ syntax/bad_character: the character \`'\` has no meaning here
                       ~ syntax/bad_character: the character \`'\` has no meaning here
}`);
  });
});
