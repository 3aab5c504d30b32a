import { html, type Markup } from './html.ts';

/** What may be wider than a phone: it scrolls by itself, with the keyboard too. */
export function scrolling(label: string, content: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}
