import { describe, expect, test } from 'vitest';
import { type Module, parse } from '../../dsl/index.ts';
import { withoutSpans } from './ast-shape.ts';

function parsed(text: string): Module {
  const { module, diagnostics } = parse('a.preset', text);
  expect(diagnostics).toEqual([]);
  if (module === undefined) throw new Error('no module');
  return module;
}

/** The value of `let x = …`, without spans. */
function parsedValue(expression: string): unknown {
  const [preset] = parsed(`preset a v1 { let x = ${expression} }`).declarations;
  const [member] = preset?.kind === 'preset' ? preset.members : [];
  return withoutSpans(member?.kind === 'let' ? member.value : undefined);
}

const quantity = (value: number, unit: string) => ({ kind: 'quantity', value, unit });
const name = (text: string) => ({ kind: 'name', name: text });
const number = (value: number) => ({ kind: 'number', value });
const call = (callee: string, ...values: readonly unknown[]) => ({
  kind: 'call',
  callee: { name: callee },
  arguments: values.map((value) => ({ value })),
});

describe('a module', () => {
  test('with each kind of declaration', () => {
    const text = `import { broadcast_voice, room } from "./chains/voice.preset"

/// Voice over music.
///   Indented.
preset voice_over_music v2 {
  /// What is said.
  input voice: Audio
  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
  param bare: Gain
  let speech = voice |> deess()
  output stem = speech |> normalize(target)
}

profile audio v1 {
  codec aac(bitrate: 192 kbps)
  /// Untouched.
  video copy
}

chain gentle(cut: Frequency = 80 Hz) = channels(mono) |> highpass(cut)
`;
    expect(withoutSpans(parsed(text))).toEqual({
      path: 'a.preset',
      imports: [
        {
          names: [{ name: 'broadcast_voice' }, { name: 'room' }],
          from: { kind: 'string', value: './chains/voice.preset' },
        },
      ],
      declarations: [
        {
          kind: 'preset',
          doc: 'Voice over music.\n  Indented.',
          id: { name: { name: 'voice_over_music' }, version: 2 },
          members: [
            { kind: 'input', doc: 'What is said.', name: { name: 'voice' }, type: { name: 'Audio' } },
            {
              kind: 'param',
              doc: '',
              name: { name: 'target' },
              type: { name: 'Loudness' },
              default: quantity(-16, 'LUFS'),
              range: { min: quantity(-24, 'LUFS'), max: quantity(-12, 'LUFS') },
            },
            { kind: 'param', doc: '', name: { name: 'bare' }, type: { name: 'Gain' } },
            {
              kind: 'let',
              doc: '',
              name: { name: 'speech' },
              value: { kind: 'pipeline', source: name('voice'), stages: [call('deess')] },
            },
            {
              kind: 'output',
              doc: '',
              label: { name: 'stem' },
              value: { kind: 'pipeline', source: name('speech'), stages: [call('normalize', name('target'))] },
            },
          ],
        },
        {
          kind: 'profile',
          doc: '',
          id: { name: { name: 'audio' }, version: 1 },
          fields: [
            {
              doc: '',
              name: { name: 'codec' },
              value: {
                kind: 'call',
                callee: { name: 'aac' },
                arguments: [{ name: { name: 'bitrate' }, value: quantity(192, 'kbps') }],
              },
            },
            { doc: 'Untouched.', name: { name: 'video' }, value: name('copy') },
          ],
        },
        {
          kind: 'chain',
          doc: '',
          name: { name: 'gentle' },
          params: [
            {
              kind: 'param',
              doc: '',
              name: { name: 'cut' },
              type: { name: 'Frequency' },
              default: quantity(80, 'Hz'),
            },
          ],
          stages: [call('channels', name('mono')), call('highpass', name('cut'))],
        },
      ],
    });
  });

  test('with a test block', () => {
    const [preset] = parsed(`preset a v1 {
  test "lifts \\"quiet\\" speech" {
    given voice = sample("speech_quiet")
    with depth = 12 dB
    encode audio_only_master v3
    expect loudness within 0.3 LU of -16 LUFS
    expect true_peak <= -1.5 dBTP
    expect gain in 3 dB .. 9 dB
  }
}`).declarations;
    expect(withoutSpans(preset?.kind === 'preset' ? preset.members : undefined)).toEqual([
      {
        kind: 'test',
        doc: '',
        title: { kind: 'string', value: 'lifts "quiet" speech' },
        steps: [
          {
            kind: 'given',
            input: { name: 'voice' },
            source: call('sample', { kind: 'string', value: 'speech_quiet' }),
          },
          { kind: 'with', param: { name: 'depth' }, value: quantity(12, 'dB') },
          { kind: 'encode', profile: { name: { name: 'audio_only_master' }, version: 3 } },
          {
            kind: 'expect',
            subject: { name: 'loudness' },
            condition: { kind: 'within', tolerance: quantity(0.3, 'LU'), of: quantity(-16, 'LUFS') },
          },
          {
            kind: 'expect',
            subject: { name: 'true_peak' },
            condition: { kind: 'compare', comparator: '<=', value: quantity(-1.5, 'dBTP') },
          },
          {
            kind: 'expect',
            subject: { name: 'gain' },
            condition: { kind: 'between', range: { min: quantity(3, 'dB'), max: quantity(9, 'dB') } },
          },
        ],
      },
    ]);
  });

  test('is frozen, down to its leaves', () => {
    const thawed: unknown[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if (!Object.isFrozen(node)) thawed.push(node);
      for (const child of Object.values(node)) visit(child);
    };
    visit(parsed('import { b } from "b"\npreset a v1 { let x = -(1 + 2) |> f(a: -3 dB, 3:1, "x", true) }'));
    expect(thawed).toEqual([]);
  });

  test('parses the same with CRLF and a byte order mark', () => {
    const text = '/// Doc.\npreset a v1 {\n  // note\n  output voice |> gain(3\tdB)\n}\n';
    const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(withoutSpans(parsed(windows))).toEqual(withoutSpans(parsed(text)));
  });
});

describe('a value', () => {
  test.each([
    ['1.5 dBTP', quantity(1.5, 'dBTP')],
    ['1.5dBTP', quantity(1.5, 'dBTP')],
    ['-16\tLUFS', quantity(-16, 'LUFS')],
    ['- 16 LUFS', quantity(-16, 'LUFS')],
    ['50 %', quantity(50, '%')],
    ['50%', quantity(50, '%')],
    ['-0 dB', quantity(0, 'dB')],
    ['3:1', { kind: 'ratio', antecedent: 3, consequent: 1 }],
    ['2.5 : 1', { kind: 'ratio', antecedent: 2.5, consequent: 1 }],
    ['48000', number(48_000)],
    ['true', { kind: 'boolean', value: true }],
    ['"a\\n\\t\\\\\\"\\u{1F600}"', { kind: 'string', value: 'a\n\t\\"😀' }],
    ['"// no comment"', { kind: 'string', value: '// no comment' }],
    ['v1', name('v1')],
    ['input_gain', name('input_gain')],
  ])('%s', (text, expected) => {
    expect(parsedValue(text)).toEqual(expected);
  });

  test('a unit stands on the line of its number', () => {
    const [profile] = parsed('profile a v1 {\n  rate 48\n  s 3\n}').declarations;
    expect(withoutSpans(profile)).toMatchObject({ fields: [{ value: number(48) }, { value: number(3) }] });
  });

  test('a range after a number is no unit', () => {
    const [preset] = parsed('preset a v1 { param n: Integer = 3 in 1 .. 5 }').declarations;
    expect(withoutSpans(preset)).toMatchObject({ members: [{ default: number(3), range: { max: number(5) } }] });
  });
});

describe('arithmetic', () => {
  const binary = (operator: string, left: unknown, right: unknown) => ({ kind: 'binary', operator, left, right });
  const minus = (operand: unknown) => ({ kind: 'negation', operand });

  test.each([
    ['1-2', binary('-', number(1), number(2))],
    ['1 - 2 - 3', binary('-', binary('-', number(1), number(2)), number(3))],
    ['1 + 2 * 3', binary('+', number(1), binary('*', number(2), number(3)))],
    ['1 * 2 + 3 / 4', binary('+', binary('*', number(1), number(2)), binary('/', number(3), number(4)))],
    ['(1 + 2) * 3', binary('*', binary('+', number(1), number(2)), number(3))],
    ['8 / 4 / 2', binary('/', binary('/', number(8), number(4)), number(2))],
    ['target - 11 LU', binary('-', name('target'), quantity(11, 'LU'))],
    ['1 - -2', binary('-', number(1), number(-2))],
    ['-a', minus(name('a'))],
    ['--3', minus(number(-3))],
    ['-(3)', minus(number(3))],
    ['-3:1', minus({ kind: 'ratio', antecedent: 3, consequent: 1 })],
    ['-(a + b)', minus(binary('+', name('a'), name('b')))],
  ])('%s', (text, expected) => {
    expect(parsedValue(text)).toEqual(expected);
  });
});

describe('pipes and calls', () => {
  test('stages keep their order', () => {
    expect(parsedValue('a |> f() |> g() |> f()')).toEqual({
      kind: 'pipeline',
      source: name('a'),
      stages: [call('f'), call('g'), call('f')],
    });
  });

  test('a call may be a source, and an argument may be a pipe', () => {
    expect(parsedValue('mix(a |> f(), b) |> g()')).toEqual({
      kind: 'pipeline',
      source: call('mix', { kind: 'pipeline', source: name('a'), stages: [call('f')] }, name('b')),
      stages: [call('g')],
    });
  });

  test('words of the language name arguments', () => {
    expect(parsedValue('trim(from: 1 s, of: a, in: -2, output: 3:1)')).toEqual({
      kind: 'call',
      callee: { name: 'trim' },
      arguments: [
        { name: { name: 'from' }, value: quantity(1, 's') },
        { name: { name: 'of' }, value: name('a') },
        { name: { name: 'in' }, value: number(-2) },
        { name: { name: 'output' }, value: { kind: 'ratio', antecedent: 3, consequent: 1 } },
      ],
    });
  });
});

describe('spans', () => {
  /** Every node of a kind with the text that it covers. */
  function covered(text: string, kind: string): readonly string[] {
    const found: string[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { kind: own, span } = node as { kind?: unknown; span?: { start: number; end: number } }; // any AST node
      if (own === kind && span !== undefined) found.push(text.slice(span.start, span.end));
      for (const child of Object.values(node)) visit(child);
    };
    visit(parsed(text));
    return found;
  }

  const text = `\uFEFFpreset a v1 {\r
  /// Doc.\r
  param p: Gain = - 3 dB in 0 dB .. 1 dB\r
  output (a + 1) * -(b) |> f(x: "é")  // note\r
}\r
`;

  test.each([
    ['preset', [text.slice(1, -2)]],
    ['param', ['param p: Gain = - 3 dB in 0 dB .. 1 dB']],
    ['quantity', ['- 3 dB', '0 dB', '1 dB']],
    ['output', ['output (a + 1) * -(b) |> f(x: "é")']],
    ['pipeline', ['(a + 1) * -(b) |> f(x: "é")']],
    ['binary', ['(a + 1) * -(b)', 'a + 1']],
    ['negation', ['-(b)']],
    ['call', ['f(x: "é")']],
    ['string', ['"é"']],
  ])('of a %s', (kind, expected) => {
    expect(covered(text, kind)).toEqual(expected);
  });
});

describe('documentation', () => {
  const docOf = (text: string): string | undefined => parsed(text).declarations[0]?.doc;

  test('goes over empty lines and comments', () => {
    expect(docOf('/// one\n\n// aside\n///two\n///\n/// three\npreset a v1 {}')).toBe('one\ntwo\n\nthree');
  });

  test('begins its line, with three slashes', () => {
    expect(docOf('//// banner\n// comment\npreset a v1 {}')).toBe('');
    const [, second] = parsed('preset a v1 {} /// of nothing\npreset b v1 {}').declarations;
    expect(second?.doc).toBe('');
  });
});
