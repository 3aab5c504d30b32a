import { dark, light, type Palette } from '../chart/palette.ts';
import { chartStyle } from '../chart/style.ts';
import { graphStyle } from '../graph/style.ts';

/** How a page looks: its type, its space, and its parts. Narrow first; what needs width comes with the width. */
export const pageStyle = `
:root { color-scheme: light dark; ${variables(light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(dark)} } }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%;
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 64rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; line-height: 1.3; margin: 2.75rem 0 .75rem; }
h3 { font-size: .9375rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; max-width: 44rem; }
.faint, figcaption, small { color: var(--faint); }
.small, figcaption, small { font-size: .8125rem; }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .8125rem; }
pre { margin: .5rem 0; padding: .75rem; background: var(--raised); border-radius: .375rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.hash { overflow-wrap: anywhere; }

.verdict { border: 1px solid var(--line); border-left: .375rem solid var(--pass); border-radius: .5rem;
  padding: 1rem; margin: 1.25rem 0 0; }
.verdict.fail { border-left-color: var(--fail); }
.verdict > p:first-child { font-size: 1.25rem; font-weight: 650; line-height: 1.3; margin: 0 0 .5rem; }
.verdict ul { list-style: none; margin: .75rem 0 0; padding: 0; display: grid; gap: .5rem; }
.verdict li { display: grid; grid-template-columns: auto 1fr auto; column-gap: .75rem; align-items: baseline;
  border-top: 1px solid var(--line); padding-top: .5rem; }
.verdict li .faint { grid-column: 2 / -1; }
.mark { font-weight: 650; white-space: nowrap; color: var(--pass); }
.mark.fail { color: var(--fail); }
.measured { font-weight: 600; text-align: right; }

figure { margin: 1rem 0 1.5rem; }
figcaption { margin-bottom: .25rem; color: var(--ink); font-weight: 600; font-size: .9375rem; }
figcaption .faint { font-weight: 400; margin-left: .25rem; }
.wide { display: none; }
.legend { list-style: none; margin: .25rem 0 1rem; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem;
  font-size: .8125rem; }
.legend li { display: flex; align-items: center; gap: .5rem; }
.sign { width: 1.75rem; height: 0; border-top: 2px solid; }
.sign.momentary { border-top-width: 1px; border-color: var(--momentary); }
.sign.short-term { border-top-width: 3px; border-color: var(--short-term); }
.sign.earlier { border-top-style: dotted; border-color: var(--faint); }
.sign.kept { border-top-style: dashed; border-color: var(--ink); }
.sign.integrated { border-top-style: dashed; border-color: var(--integrated); }
.sign.target { height: .5rem; border: 0; background: linear-gradient(var(--target), var(--target)) center / 100% 1px no-repeat,
  color-mix(in srgb, var(--target) 30%, transparent); }
.sign.ceiling { height: 2px; border: 0;
  background: repeating-linear-gradient(90deg, var(--peak) 0 9px, transparent 9px 12px, var(--peak) 12px 14px, transparent 14px 17px); }
.sign.peak { width: 0; height: 0; border: .3125rem solid transparent; border-top: .5rem solid var(--peak); border-bottom: 0; }

.scroll { overflow-x: auto; max-width: 100%; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--short-term); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: right; padding: .375rem 0 .375rem .75rem; border-top: 1px solid var(--line); vertical-align: baseline; }
thead th, thead td { border-top: 0; color: var(--faint); font-weight: 600; font-size: .8125rem; }
th:first-child { text-align: left; padding-left: 0; font-weight: 400; }
td small { display: block; font-weight: 400; }
.output { font-weight: 600; }

dl { display: grid; grid-template-columns: 1fr; margin: .5rem 0; font-size: .9375rem; }
dt { color: var(--faint); font-size: .8125rem; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }

details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: .5rem 0; }
summary .time { color: var(--faint); font-size: .8125rem; white-space: nowrap; }

@media (min-width: 48rem) {
  main { padding: 2.5rem 2.5rem 6rem; }
  h1 { font-size: 2rem; }
  h2 { font-size: 1.375rem; }
  .narrow { display: none; }
  .wide { display: block; }
  .verdict { padding: 1.25rem 1.5rem; }
  .verdict li { grid-template-columns: 4.5rem 12rem 8rem 1fr; }
  .verdict li .faint { grid-column: auto; }
  dl { grid-template-columns: 10rem 1fr; gap: .25rem 1rem; }
  dt, dd { margin: 0; font-size: .9375rem; }
  summary .time { float: right; }
}
@media print { details::details-content { content-visibility: visible; } }
${chartStyle}
${graphStyle}`;

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${colour};`)
    .join(' ');
}
