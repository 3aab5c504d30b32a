import { dark, light, type Palette } from '../chart/palette.ts';

/** The type and colours of drawn graphs. */
export const graphStyle = `
.graph-drawing .marked > path, .graph-drawing .marked > polygon, .graph-drawing .marked > ellipse { stroke-width: 3; }
.graph-drawing .marked text { font-weight: 700; }
.graph-drawing { display: block; font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
${coloured(light)}
@media (prefers-color-scheme: dark) {
${coloured(dark)}
}`;

function coloured({ ink, faint, raised, integrated }: Palette): string {
  return `
.graph-drawing text { fill: ${ink}; font-family: inherit; }
.graph-drawing .node path, .graph-drawing .node polygon, .graph-drawing .node ellipse { stroke: ${faint}; fill: ${raised}; }
.graph-drawing .node polyline { stroke: ${faint}; }
.graph-drawing .marked > path, .graph-drawing .marked > polygon, .graph-drawing .marked > ellipse { stroke: ${integrated}; }
.graph-drawing .edge path { stroke: ${faint}; }
.graph-drawing .edge polygon { stroke: ${faint}; fill: ${faint}; }`;
}
