import fc from 'fast-check';

const PIECES = [
  ...[
    '..',
    '.',
    '/',
    '//',
    '\\',
    '\0',
    '\n',
    '\r',
    '%2e%2e',
    '%00',
    '~',
    '-rf',
    '$(id)',
    '`id`',
    ';',
    '|',
    '&',
    '*',
    '?',
    '#',
  ],
  ...[
    '..\\',
    '....//',
    'CON',
    'nul',
    ' ',
    '.lathe-x',
    '\u202e',
    '\ufeff',
    '\u2215',
    'é',
    'e\u0301',
    '𝄞',
    '\ud800',
    'a'.repeat(256),
  ],
  ...['etc/passwd', 's3://', 'file:///', 'key', 'a', 'b.wav', '{}', '[0-9]', '"', "'", '<', '>', ':', '@', '=', '+'],
];

/** Texts that somebody may try as a key: pieces that mean something somewhere, and any Unicode at all. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 8 })
  .map((pieces) => pieces.join(''));
