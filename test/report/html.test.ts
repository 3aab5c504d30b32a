import { expect, test } from 'vitest';
import { html, raw } from '../../report/page/html.ts';

test('text in a page stays text, in elements and in attributes', () => {
  const name = '"><script>alert(1)</script>&amp;\'';
  expect(html`<a title="${name}">${name}</a>`.markup).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#39;">' +
      '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#39;</a>',
  );
});

test('what no document can hold is replaced', () => {
  expect(html`${'a\u0000b\u001bc\ud800d\ne'}`.markup).toBe('a�b�c�d\ne');
});

test('markup stands as it is, alone and in lists', () => {
  expect(html`<ul>${[1, 2].map((item) => html`<li>${item}</li>`)}</ul>${raw('<hr>')}`.markup).toBe(
    '<ul><li>1</li>\n<li>2</li></ul><hr>',
  );
});
