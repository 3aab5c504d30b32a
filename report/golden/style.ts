/** What the page of a golden run needs beside the style of all pages. */
export const goldenStyle = `
.cases { list-style: none; margin: .75rem 0; padding: 0; display: grid; gap: .375rem; }
.cases .why { display: block; overflow-wrap: anywhere; }
.cases a { font-weight: 600; overflow-wrap: anywhere; }
a { color: var(--short-term); }
.case > summary { display: flex; flex-wrap: wrap; gap: .125rem .75rem; align-items: baseline; padding: .625rem 0; }
.case > summary::before { content: '▸'; color: var(--faint); }
.case[open] > summary::before { content: '▾'; }
.case > summary::-webkit-details-marker { display: none; }
.case h3 { margin: 0; overflow-wrap: anywhere; }
.case .inside { padding: 0 0 1.5rem; scroll-margin-top: 3rem; }
h4 { font-size: .9375rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
h5 { font-size: .875rem; margin: 1.25rem 0 .25rem; }
.verdict h4 { margin: 0 0 .25rem; font-size: 1.0625rem; line-height: 1.35; }
.verdict.fair { border-left-color: var(--integrated); }
.mark.fair, .changed { color: var(--integrated); }
.added { color: var(--pass); }
.removed { color: var(--fail); }
.place { color: var(--faint); }
pre .added, pre .removed, pre .changed { font-weight: 600; }
.advice { border-left: .25rem solid var(--short-term); padding: .25rem .75rem; background: var(--raised); max-width: none; }
.steps { overflow-wrap: anywhere; }
.verdict li code { overflow-wrap: anywhere; }
audio { display: block; width: 100%; max-width: 40rem; margin: .5rem 0 .25rem; }
.other { color: var(--integrated); font-weight: 600; white-space: nowrap; }
.drawings { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
.drawings figure { margin: 0; max-width: 100%; flex: 1 1 20rem; min-width: 0; }
.sign.over { width: 0; height: .75rem; border-top: 0; border-left: 2px solid var(--peak); margin: 0 .8rem; }
.sign.envelope { height: .75rem; border: 0; background: var(--short-term); }
.verdict.test li { grid-template-columns: 5.5rem 1fr; }
.verdict.test .measured { grid-column: 2; text-align: left; }
.verdict.test + .legend, .verdict.test + figure { margin-top: 1.25rem; }
@media (min-width: 48rem) {
  .verdict.test li { grid-template-columns: 5.5rem minmax(12rem, 2fr) minmax(6rem, 1fr) 2fr; }
  .verdict.test .measured { grid-column: auto; text-align: right; }
}
`;
