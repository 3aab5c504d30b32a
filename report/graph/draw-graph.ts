import { instance } from '@viz-js/viz';
import { html } from '../page/html.ts';

/**
 * Lays out and draws a graph with Graphviz. Its labels are in a typeface of fixed width, whose words take the same room
 * wherever they are read.
 *
 * @param dot the graph, in Graphviz's language
 * @returns one SVG element of the class `graph-drawing`; `graphStyle` gives it its colours
 * @throws Error where Graphviz does not understand it
 */
export async function drawGraph(dot: string, label: string): Promise<string> {
  const graphviz = await instance();
  const drawn = graphviz.renderString(dot, {
    format: 'svg',
    nodeAttributes: { fontname: 'Courier' },
    graphAttributes: { bgcolor: 'transparent', pad: 0.1, nodesep: 0.3, ranksep: 0.35 },
  });
  const body = drawn
    .slice(drawn.indexOf('<svg') + '<svg'.length)
    .replaceAll(/<!--.*?-->\n?|<title>.*?<\/title>\n?| id="\w+"/gs, '');
  return html`<svg class="graph-drawing" role="img" aria-label="${label}"`.markup + body;
}
