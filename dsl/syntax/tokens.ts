import { createToken, type ITokenConfig, Lexer, type TokenType } from 'chevrotain';
import { units } from '../ast/units.ts';

const number = String.raw`\d+(?:\.\d+)?`;
const word = '[A-Za-z_][A-Za-z0-9_]*';
const endOfWord = '(?![A-Za-z0-9_µμ])'; // both signs that look like the Greek letter
const blank = String.raw`[ \t]*`; // a number and its unit stand on one line

/** The longest first, so that `dBFS` is not read as `dB` and a rest. */
const longestFirst = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');

/** What is named by words rather than by its text in a message carries a label. */
function token(name: string, config: Omit<ITokenConfig, 'name'>): TokenType {
  return createToken({ name, ...config });
}

/** An abstract token: the grammar asks for it and any of its kind will do. */
function category(name: string, label: string): TokenType {
  return createToken({ name, label, pattern: Lexer.NA });
}

/** A word of the grammar, or a name of the engineer's: `trim(from: 1 s)` may use either. */
export const ArgumentName = category('ArgumentName', 'a name');
export const Literal = category('Literal', 'a value');
export const Operator = category('Operator', 'an operator');
export const Comparator = category('Comparator', 'a comparison such as <=');

export const Identifier = token('Identifier', { label: 'a name', pattern: new RegExp(word), categories: ArgumentName });

export const Version = token('Version', {
  label: 'a version such as v1',
  pattern: /v[1-9][0-9]{0,5}/,
  longer_alt: Identifier,
  categories: [Identifier, ArgumentName],
});

/** A keyword yields to a longer name: `input_gain` is one name. */
function keyword(name: string, text: string): TokenType {
  return token(name, { pattern: text, label: `\`${text}\``, longer_alt: Identifier, categories: ArgumentName });
}

export const Import = keyword('Import', 'import');
export const From = keyword('From', 'from');
export const Preset = keyword('Preset', 'preset');
export const Profile = keyword('Profile', 'profile');
export const Chain = keyword('Chain', 'chain');
export const Input = keyword('Input', 'input');
export const Param = keyword('Param', 'param');
export const Let = keyword('Let', 'let');
export const Output = keyword('Output', 'output');
export const Test = keyword('Test', 'test');
export const Given = keyword('Given', 'given');
export const With = keyword('With', 'with');
export const Encode = keyword('Encode', 'encode');
export const Expect = keyword('Expect', 'expect');
export const Within = keyword('Within', 'within');
export const Of = keyword('Of', 'of');
export const In = keyword('In', 'in');

export const declarationKeywords = [Preset, Profile, Chain];
export const memberKeywords = [Input, Param, Let, Output, Test];
export const stepKeywords = [Given, With, Encode, Expect];

/** Every reserved word. A longer one comes first: at `input`, `in` would win and then yield to a name. */
export const keywords = [Import, From, ...declarationKeywords, ...memberKeywords, Within, ...stepKeywords, Of, In];

function booleanWord(name: string, text: string): TokenType {
  return token(name, { pattern: text, label: `\`${text}\``, longer_alt: Identifier, categories: Literal });
}

export const True = booleanWord('True', 'true');
export const False = booleanWord('False', 'false');

/** A number and its unit are one token; otherwise `3dB` would split in two and `1-2` would read as `1`, `-2`. */
export const Quantity = token('Quantity', {
  label: 'a quantity such as -16 LUFS',
  pattern: new RegExp(`${number}${blank}(?:%|(?:${longestFirst(units.filter((unit) => unit !== '%'))})${endOfWord})`),
  categories: Literal,
});

export const RatioLiteral = token('RatioLiteral', {
  label: 'a ratio such as 3:1',
  pattern: new RegExp(`${number}${blank}:${blank}${number}`),
  categories: Literal,
});

/** A number with letters that are no unit. It parses as a value, so that the one finding is about its unit. */
export const BadQuantity = token('BadQuantity', {
  label: 'a quantity',
  pattern: new RegExp(`${number}[A-Za-z_µμ][A-Za-z0-9_µμ]*`),
  categories: Literal,
});

export const NumberLiteral = token('NumberLiteral', {
  label: 'a number',
  pattern: new RegExp(number),
  categories: Literal,
});

/** `.5` and `5.`: parse as values and are reported for the digits that are missing; `1..5` is a range. */
export const BadNumber = token('BadNumber', {
  label: 'a number',
  pattern: new RegExp(`\\.\\d+|\\d+\\.(?![.\\d])${blank}(?:(?:${longestFirst(units)})${endOfWord})?`),
  categories: Literal,
});

export const StringLiteral = token('StringLiteral', {
  label: 'a text in double quotes',
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  categories: Literal,
});

/** A text that its line ends before its quote does. The brackets at the end of the line were not meant to be in it. */
export const UnterminatedString = token('UnterminatedString', {
  label: 'a text in double quotes',
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n]|\\)*?(?=[ \t(){},]{0,8}(?![^\r\n]))/,
  categories: [StringLiteral, Literal],
});

export const Pipe = token('Pipe', { pattern: '|>', label: '`|>`' });
export const DotDot = token('DotDot', { pattern: '..', label: '`..`' });
export const LBrace = token('LBrace', { pattern: '{', label: '`{`' });
export const RBrace = token('RBrace', { pattern: '}', label: '`}`' });
export const LParen = token('LParen', { pattern: '(', label: '`(`' });
export const RParen = token('RParen', { pattern: ')', label: '`)`' });
export const Colon = token('Colon', { pattern: ':', label: '`:`' });
export const Comma = token('Comma', { pattern: ',', label: '`,`' });

const compare = (name: string, pattern: string): TokenType =>
  token(name, { pattern, label: `\`${pattern}\``, categories: Comparator });

const AtMost = compare('AtMost', '<=');
const Below = compare('Below', '<');
const AtLeast = compare('AtLeast', '>=');
const Above = compare('Above', '>');
const Same = compare('Same', '==');
export const Equals = token('Equals', { pattern: '=', label: '`=`' });

const operator = (name: string, pattern: string): TokenType =>
  token(name, { pattern, label: `\`${pattern}\``, categories: Operator });

export const Plus = operator('Plus', '+');
export const Minus = operator('Minus', '-');
export const Star = operator('Star', '*');
export const Slash = operator('Slash', '/');

/** `/* … *\/` is known only to be refused kindly. */
const BlockComment = token('BlockComment', {
  pattern: /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/,
  group: 'blockComments',
  line_breaks: true,
});

/** `///` documents what stands below it; four slashes and more are an ordinary comment. */
const DocComment = token('DocComment', { pattern: /\/\/\/(?!\/)[^\r\n]*/, group: 'comments' });
const LineComment = token('LineComment', { pattern: /\/\/[^\r\n]*/, group: 'comments' });

const WhiteSpace = token('WhiteSpace', { pattern: /[ \t\r\n\uFEFF]+/, group: Lexer.SKIPPED, line_breaks: true });

/** In the order of trial: at one character the first token that fits wins. */
export const tokens: TokenType[] = [
  WhiteSpace,
  DocComment,
  LineComment,
  BlockComment,
  ArgumentName,
  Literal,
  Operator,
  Comparator,
  ...keywords,
  True,
  False,
  Version,
  Identifier,
  RatioLiteral,
  Quantity,
  BadQuantity,
  BadNumber,
  NumberLiteral,
  StringLiteral,
  UnterminatedString,
  Pipe,
  DotDot,
  LBrace,
  RBrace,
  LParen,
  RParen,
  Colon,
  Comma,
  AtMost,
  Below,
  AtLeast,
  Above,
  Same,
  Equals,
  Plus,
  Minus,
  Star,
  Slash,
];
