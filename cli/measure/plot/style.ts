interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
  readonly momentary: string;
  readonly shortTerm: string;
  readonly integrated: string;
  readonly peak: string;
}

const light: Palette = {
  paper: '#ffffff',
  ink: '#1d2329',
  faint: '#5f6973',
  grid: '#e4e8ec',
  momentary: '#93b7da',
  shortTerm: '#0b62b0',
  integrated: '#b3421b',
  peak: '#a3262f',
};

const dark: Palette = {
  paper: '#14181d',
  ink: '#e6ebf0',
  faint: '#95a1ad',
  grid: '#2a3138',
  momentary: '#4a6f96',
  shortTerm: '#6cb2f5',
  integrated: '#f0955f',
  peak: '#ff8087',
};

/** Plain colours, since not every program that shows SVG knows variables. */
function colours(palette: Palette): string {
  return `
    text { fill: ${palette.ink}; }
    .paper { fill: ${palette.paper}; }
    text.faint { fill: ${palette.faint}; }
    .grid { stroke: ${palette.grid}; }
    .axis { stroke: ${palette.faint}; }
    .momentary { stroke: ${palette.momentary}; }
    .short-term { stroke: ${palette.shortTerm}; }
    .integrated { stroke: ${palette.integrated}; }
    .range { fill: ${palette.shortTerm}; }
    .peak { fill: ${palette.peak}; }
    text.integrated-value { fill: ${palette.integrated}; }
    text.peak-value { fill: ${palette.peak}; }`;
}

/** The type, lines and colours of a loudness plot, for a light and for a dark page. */
export const style = `
    text { font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
           font-variant-numeric: tabular-nums; }
    text.title { font-size: 17px; font-weight: 600; }
    .curve { fill: none; stroke-linejoin: round; }
    .momentary { stroke-width: 1; }
    .short-term { stroke-width: 2; }
    .integrated { stroke-width: 1.5; stroke-dasharray: 7 4; }
    .range { fill-opacity: 0.1; }${colours(light)}
  @media (prefers-color-scheme: dark) {${colours(dark)}
  }
`;
