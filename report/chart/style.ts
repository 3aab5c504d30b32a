import { dark, light, type Palette } from './palette.ts';

/**
 * The lines, marks and colours of charts. Nothing is told by colour alone: curves differ in width, lines in their dashes,
 * and each is labelled. Colours are plain, since not every program that shows SVG knows variables.
 */
export const chartStyle = `
.chart text { font-size: 12px; font-variant-numeric: tabular-nums; }
.chart .curve { fill: none; stroke-linejoin: round; }
.chart .momentary { stroke-width: 1; }
.chart .short-term { stroke-width: 2.25; }
.chart .earlier { stroke-width: 1.5; stroke-dasharray: 1.5 3.5; stroke-linecap: round; }
.chart .kept { stroke-width: 1.75; stroke-dasharray: 5 3; }
.chart .integrated { stroke-width: 1.5; stroke-dasharray: 7 4; }
.chart .target { stroke-width: 1.25; }
.chart .ceiling { stroke-width: 1.5; stroke-dasharray: 9 3 2 3; }
.chart .range { fill-opacity: 0.1; stroke: none; }
.chart .band { fill-opacity: 0.28; }
.chart .envelope { stroke-width: 0.5; }
.chart .over { stroke-width: 2; }
.chart .note { stroke-width: 4; stroke-linejoin: round; paint-order: stroke; font-weight: 600; }
${coloured(light)}
@media (prefers-color-scheme: dark) {
${coloured(dark)}
}`;

function coloured(palette: Palette): string {
  return `
.chart { color: ${palette.ink}; }
.chart .faint { fill: ${palette.faint}; }
.chart .grid { stroke: ${palette.line}; stroke-opacity: 1; }
.chart .momentary { stroke: ${palette.momentary}; }
.chart .short-term { stroke: ${palette.shortTerm}; }
.chart .earlier { stroke: ${palette.faint}; }
.chart .kept { stroke: ${palette.ink}; }
.chart .integrated { stroke: ${palette.integrated}; }
.chart .target { stroke: ${palette.target}; }
.chart .band { fill: ${palette.target}; }
.chart .ceiling { stroke: ${palette.peak}; }
.chart .over { stroke: ${palette.peak}; }
.chart .range { fill: ${palette.shortTerm}; }
.chart .peak { fill: ${palette.peak}; stroke: ${palette.paper}; }
.chart .envelope { fill: ${palette.shortTerm}; stroke: ${palette.shortTerm}; }
.chart .note { stroke: ${palette.paper}; }
.chart .integrated-note { fill: ${palette.integrated}; }
.chart .target-note { fill: ${palette.target}; }
.chart .peak-note { fill: ${palette.peak}; }`;
}
