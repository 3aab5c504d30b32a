/** The colours of charts, graphs and pages on one kind of paper. */
export interface Palette {
  readonly paper: string;
  /** Behind what stands apart from the text. */
  readonly raised: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly momentary: string;
  readonly shortTerm: string;
  readonly integrated: string;
  readonly target: string;
  readonly peak: string;
  readonly pass: string;
  readonly fail: string;
}

/** Text has a contrast of at least 4.5, curves and marks of 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
export const light: Palette = {
  paper: '#ffffff',
  raised: '#f5f7f9',
  ink: '#1a2027',
  faint: '#56616c',
  line: '#dde3e8',
  momentary: '#6c9ac6',
  shortTerm: '#0b5cab',
  integrated: '#a63d14',
  target: '#1b7a4b',
  peak: '#a3262f',
  pass: '#17683f',
  fail: '#b0252f',
};

export const dark: Palette = {
  paper: '#12161b',
  raised: '#1a2027',
  ink: '#e8edf2',
  faint: '#9daab7',
  line: '#2e363f',
  momentary: '#5580ac',
  shortTerm: '#74b6f5',
  integrated: '#f19c68',
  target: '#5cc48d',
  peak: '#ff858b',
  pass: '#63cf97',
  fail: '#ff8a90',
};
