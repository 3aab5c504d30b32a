import { error } from '../define.ts';

/** Findings of the lexer and the parser. */
export const syntaxMessages = {
  'syntax/unexpected': error<{ found: string; expected: string }>(({ found, expected }) => ({
    message: `expected ${expected}, found ${found}`,
    why: 'the text does not fit the grammar here',
  })),
  'syntax/empty_file': error<object>(() => ({
    message: 'the file holds no preset, profile or chain',
    why: 'there is nothing to compile; comments alone do not count',
    fix: 'preset my_preset v1 { … }',
  })),
  'syntax/file_too_large': error<{ limit: number; length: number }>(({ limit, length }) => ({
    message: `the file is ${length} characters long`,
    why: `a preset file has at most ${limit}; this is probably not one`,
  })),
  'syntax/too_deep': error<{ limit: number }>(({ limit }) => ({
    message: `more than ${limit} levels of brackets and operators stand inside one another`,
    why: 'nobody can read that, and reading it could exhaust the memory of a worker',
    fix: 'name the inner parts with let',
  })),
  'syntax/binary': error<{ codePoint: number }>(({ codePoint }) => ({
    message: `the file is not plain text: it holds U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
    why: 'a preset is UTF-8 text without control characters; this may be a media file, or text in another encoding',
  })),
  'syntax/bad_character': error<{ character: string; meant: string | undefined; why: string }>(
    ({ character, meant, why }) => ({
      message: `the character ${character} has no meaning here`,
      why,
      ...(meant === undefined ? {} : { fix: meant }),
    }),
  ),
  'syntax/unterminated_string': error<{ fix: string }>(({ fix }) => ({
    message: 'the text is not closed before the end of its line',
    why: 'a text begins and ends with a double quote, on one line',
    fix,
  })),
  'syntax/bad_escape': error<{ written: string }>(({ written }) => ({
    message: `${written} is no escape`,
    why: 'after a backslash stands " or \\ or n or t or u{…} with the hexadecimal number of a character',
    fix: `\\${written}`,
  })),
  'syntax/bad_number': error<{ found: string; why: string; fix: string }>(({ found, why, fix }) => ({
    message: `${found} is no number of this language`,
    why,
    fix,
  })),
  'syntax/block_comment': error<{ fix: string }>(({ fix }) => ({
    message: 'there are no comments over several lines',
    why: 'a comment begins with // and ends with its line',
    fix,
  })),
  'syntax/unclosed': error<{ opener: string; closer: string }>(({ opener, closer }) => ({
    message: `this ${opener} is never closed`,
    why: `what it encloses ends with ${closer}`,
    fix: `add ${closer}`,
  })),
  'syntax/unopened': error<{ closer: string }>(({ closer }) => ({
    message: `this ${closer} closes nothing`,
    why: 'every bracket before it is closed already',
    fix: 'remove it',
  })),
  'syntax/missing_pipe': error<{ stage: string }>(({ stage }) => ({
    message: `'${stage}' is not joined to the stage before it`,
    why: 'sound flows from stage to stage through |>',
    fix: `|> ${stage}(…)`,
  })),
  'syntax/missing_parentheses': error<{ name: string }>(({ name }) => ({
    message: `'${name}' lacks its parentheses`,
    why: 'a stage takes its arguments in parentheses, and so does a chain its params, even where there are none',
    fix: `${name}()`,
  })),
  'syntax/missing_comma': error<{ found: string }>(({ found }) => ({
    message: `a comma is missing before \`${found}\``,
    why: 'the parts of a list are separated by commas',
    fix: `, ${found}`,
  })),
  'syntax/equals_in_argument': error<{ name: string }>(({ name }) => ({
    message: `the argument '${name}' is given with = instead of :`,
    why: 'a call names its arguments as in threshold: -22 dBFS',
    fix: `${name}: …`,
  })),
  'syntax/colon_for_equals': error<{ name: string }>(({ name }) => ({
    message: `the value of '${name}' is given with : instead of =`,
    why: 'a colon is followed by a type or by an argument of a call; a value comes after =',
    fix: '=',
  })),
  'syntax/missing_type': error<{ name: string; example: string }>(({ name, example }) => ({
    message: `'${name}' does not say its type`,
    why: 'the type tells what a caller may pass, and in which unit',
    fix: `${name}: ${example}`,
  })),
  'syntax/bad_version': error<{ name: string; fix: string }>(({ name, fix }) => ({
    message: `'${name}' has no version`,
    why: 'presets and profiles are published by name and version: v1, v2, v3, …',
    fix,
  })),
  'syntax/reserved_word': error<{ word: string }>(({ word }) => ({
    message: `'${word}' is a word of the language and cannot be a name`,
    why: 'the reader could not tell the two apart',
    fix: `my_${word}`,
  })),
  'syntax/unknown_keyword': error<{ word: string; nearest: string; expected: string }>(
    ({ word, nearest, expected }) => ({
      message: `nothing begins with '${word}' here`,
      why: `this can only be ${expected}`,
      fix: nearest,
    }),
  ),
  'syntax/late_import': error<object>(() => ({
    message: 'imports stand at the top of the file',
    why: 'so that one look tells what a file needs',
    fix: 'move it above the first declaration',
  })),
  'unit/unknown': error<{ written: string; amount: string; nearest: string | undefined; known: string }>(
    ({ written, amount, nearest, known }) => ({
      message: `there is no unit '${written}'`,
      why: `the units are ${known}; capitals matter`,
      ...(nearest === undefined ? {} : { fix: `${amount} ${nearest}` }),
    }),
  ),
} as const;
