import { expect, test } from 'vitest';
import { parseScopes, parseTokens, tokenLine } from '../../runtime/config/tokens-file.ts';

const sha256 = 'ab'.repeat(32);

test('a line is a name, its scopes and a digest', () => {
  const text = `# who may call\n\nnewsroom submit,read sha256:${sha256}\n  ops admin   sha256:${'0'.repeat(64)}\n`;
  expect(parseTokens(text)).toEqual({
    tokens: [
      { name: 'newsroom', scopes: ['submit', 'read'], sha256 },
      { name: 'ops', scopes: ['admin'], sha256: '0'.repeat(64) },
    ],
  });
});

test('what is written is what is read', () => {
  const token = { name: 'a.b@c-d_1', scopes: ['read'], sha256 } as const;
  expect(parseTokens(tokenLine(token))).toEqual({ tokens: [token] });
});

test('everything that is wrong is told by its line, and none of it repeated', () => {
  const leaked = 'lathe_hunter2';
  const text = [
    leaked,
    `a write sha256:${sha256}`,
    `-x read sha256:${sha256}`,
    `b read sha256:${sha256}`,
    `b read sha256:${sha256}`,
  ];
  const reading = parseTokens(text.join('\n'));
  expect(reading).toEqual({
    problems: [
      'line 1 is not NAME SCOPES sha256:HASH',
      'line 2: the scopes are read, submit and admin',
      'line 3: a name has letters, digits and . _ @ -, at most 64',
      'b stands there twice',
    ],
  });
});

test('scopes are words that there are, each once', () => {
  expect(parseScopes('submit, read,read')).toEqual(['submit', 'read']);
  expect(parseScopes('')).toBeUndefined();
  expect(parseScopes('toString')).toBeUndefined();
});
