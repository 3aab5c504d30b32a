import fc, { type Arbitrary } from 'fast-check';

/** Where tokens may stand on different lines, and where a comment may. */
const gap = fc.oneof(
  { weight: 12, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: fc.constant('\t') },
  { weight: 1, arbitrary: fc.constant('\n') },
  { weight: 1, arbitrary: fc.constant('\r\n\r\n\n') },
  { weight: 1, arbitrary: fc.constantFrom(' // note\n', '\n// own line\n', '\n\n  /// doc\n\n') },
);

/** Tokens of a phrase: joined by gaps in the end, so that a generator need not think of white space. */
type Tokens = readonly string[];
type Phrase = Arbitrary<Tokens>;

const token = (text: string): Phrase => fc.constant([text]);
const sequence = (...parts: readonly Phrase[]): Phrase => fc.tuple(...parts).map((all) => all.flat());
const anyOf = (...choices: readonly Phrase[]): Phrase => fc.oneof(...choices);
const optional = (part: Phrase): Phrase =>
  fc.oneof(
    token('').map(() => []),
    part,
  );
const many = (part: Phrase, min: number, max: number): Phrase =>
  fc.array(part, { minLength: min, maxLength: max }).map((all) => all.flat());
const list = (part: Phrase, min: number, max: number): Phrase =>
  fc
    .array(part, { minLength: min, maxLength: max })
    .map((all) => all.flatMap((each, index) => (index === 0 ? each : [',', ...each])));

const keywords = [
  ...['import', 'from', 'preset', 'profile', 'chain', 'input', 'param', 'let', 'output', 'test', 'given', 'with'],
  ...['encode', 'expect', 'within', 'of', 'in'],
];
const reserved = new Set([...keywords, 'true', 'false']);

const name: Phrase = fc
  .oneof(fc.constantFrom('voice', 'music', 'mono', 'v1', 'inlet', 'x'), fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/))
  .filter((word) => !reserved.has(word))
  .map((word) => [word]);
const typeName: Phrase = fc.constantFrom('Audio', 'Loudness', 'Gain', 'Video').map((word) => [word]);
const versioned = sequence(
  name,
  fc.integer({ min: 1, max: 999 }).map((version) => [`v${version}`]),
);

const decimal = fc
  .tuple(fc.nat(5000), fc.option(fc.nat(999)))
  .map(([whole, part]) => (part === null ? `${whole}` : `${whole}.${part}`));
const unit = fc.constantFrom('LUFS', 'LU', 'dB', 'dBFS', 'dBTP', 'Hz', 'kHz', 'us', 'ms', 's', 'min', 'h', 'kbps', '%');
const quantity: Phrase = fc
  .tuple(decimal, fc.constantFrom('', ' ', '  '), unit)
  .map(([amount, blank, of]) => [`${amount}${blank}${of}`]);
const ratio: Phrase = fc.tuple(decimal, fc.constantFrom(':', ' : '), decimal).map((parts) => [parts.join('')]);
const string: Phrase = fc
  .array(fc.constantFrom('a', 'é', '音', ' ', '//', '{', '\\"', '\\\\', '\\n', '\\t', '\\u{1F600}'), { maxLength: 6 })
  .map((parts) => [`"${parts.join('')}"`]);
const literal = anyOf(
  quantity,
  ratio,
  string,
  decimal.map((text) => [text]),
  token('true'),
  token('false'),
);

const { expression, stage } = fc.letrec<{ expression: Tokens; stage: Tokens; operand: Tokens; argument: Tokens }>(
  (tie) => ({
    operand: fc.oneof(
      { maxDepth: 3 },
      literal,
      name,
      sequence(token('-'), tie('operand')),
      tie('stage'),
      sequence(token('('), tie('expression'), token(')')),
    ),
    argument: sequence(
      optional(
        sequence(
          anyOf(
            name,
            fc.constantFrom(...keywords).map((word) => [word]),
          ),
          token(':'),
        ),
      ),
      tie('expression'),
    ),
    stage: sequence(name, token('('), list(tie('argument'), 0, 3), token(')')),
    expression: fc.oneof(
      { maxDepth: 3 },
      tie('operand'),
      sequence(
        tie('operand'),
        many(
          sequence(
            fc.constantFrom('+', '-', '*', '/').map((sign) => [sign]),
            tie('operand'),
          ),
          0,
          3,
        ),
        many(sequence(token('|>'), tie('stage')), 0, 4),
      ),
    ),
  }),
);

const range = sequence(expression, token('..'), expression);
const parameter = sequence(
  name,
  token(':'),
  typeName,
  optional(sequence(token('='), expression)),
  optional(sequence(token('in'), range)),
);
const condition = anyOf(
  sequence(token('within'), expression, token('of'), expression),
  sequence(
    fc.constantFrom('<', '<=', '==', '>=', '>').map((sign) => [sign]),
    expression,
  ),
  sequence(token('in'), range),
);
const step = anyOf(
  sequence(
    fc.constantFrom('given', 'with').map((word) => [word]),
    name,
    token('='),
    expression,
  ),
  sequence(token('encode'), versioned),
  sequence(token('expect'), name, condition),
);
const member = anyOf(
  sequence(token('input'), name, token(':'), typeName),
  sequence(token('param'), parameter),
  sequence(token('let'), name, token('='), expression),
  sequence(token('output'), optional(sequence(name, token('='))), expression),
  sequence(token('test'), string, token('{'), many(step, 0, 4), token('}')),
);
/** A field of a profile begins a line: after a number, a name on the same line would be its unit. */
const field = sequence(
  name.map((words) => words.map((word) => `\n${word}`)),
  expression,
);
const declaration = anyOf(
  sequence(token('preset'), versioned, token('{'), many(member, 0, 5), token('}')),
  sequence(token('profile'), versioned, token('{'), many(field, 0, 4), token('}')),
  sequence(
    token('chain'),
    name,
    token('('),
    list(parameter, 0, 3),
    token(')'),
    token('='),
    stage,
    many(sequence(token('|>'), stage), 0, 3),
  ),
);
const importation = sequence(token('import'), token('{'), list(name, 1, 3), token('}'), token('from'), string);

/** Texts that parse: every rule of the grammar, comments and line ends anywhere. What they say makes no sense. */
export const validTexts: Arbitrary<string> = sequence(many(importation, 0, 2), many(declaration, 1, 3)).chain(
  (tokens) => fc.array(gap, { minLength: tokens.length, maxLength: tokens.length }).map((gaps) => weave(tokens, gaps)),
);

function weave(tokens: Tokens, gaps: readonly string[]): string {
  const text = tokens.map((each, index) => each + (gaps[index] ?? ' ')).join('');
  return tokens.length % 2 === 0 ? text : text.trimEnd();
}
