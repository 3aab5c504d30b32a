import { html, type Markup, raw } from './html.ts';
import { pageStyle } from './style.ts';

/** Nothing is fetched, and no script runs, whatever a page holds. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data: file:";

/**
 * A whole page that needs nothing else: it opens from a disk, without a network.
 *
 * @param style what the page needs beside the style of all pages, as CSS
 */
export function renderPage(title: string, body: Markup, style = ''): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(pageStyle + style)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return page.markup;
}
