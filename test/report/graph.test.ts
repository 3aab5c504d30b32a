import { expect, test } from 'vitest';
import { drawGraph } from '../../report/graph/draw-graph.ts';

test('a graph is drawn as one labelled element', async () => {
  const svg = await drawGraph('digraph { a [label="high\\npass <80>"]; a -> b [style=dashed]; }', 'a "graph"');

  expect(svg).toMatch(/^<svg class="graph-drawing" role="img" aria-label="a &quot;graph&quot;"\s[^<]*>.*<\/svg>\s*$/s);
  expect([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(['high', 'pass &lt;80&gt;', 'b']);
  expect(svg.match(/class="(node|edge)"/g)).toEqual(['class="node"', 'class="node"', 'class="edge"']);
  expect(svg).not.toMatch(/<title>|<!--| id="/);
});
