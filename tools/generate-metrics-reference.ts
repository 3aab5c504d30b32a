/** Writes the reference of the metrics from their table. */
import { type MetricDefinition, metrics } from '../runtime/telemetry/metrics.ts';
import { writeGenerated } from './write-generated.ts';

const introduction = `<!-- Generated from runtime/telemetry/metrics.ts by \`npm run generate\`; do not edit. -->

# Metrics

What \`/metrics\` tells, in Prometheus' text format. Counters and histograms add up over all workers and their restarts; they begin
anew where Redis lost its data, which Prometheus takes for a restart. \`preset_hash\` is the SHA-256 of a preset's artifact.
The same can be [sent by OTLP](../runbook.md#figures-by-otlp).
`;

const sources: Readonly<Record<MetricDefinition['source'], string>> = {
  transition: 'with each state of a job, as it is written',
  worker: 'by workers, at the end of an attempt',
  queue: 'by whoever takes jobs or posts webhooks',
  scrape: 'when it is asked for',
};

const rows = Object.entries<MetricDefinition>(metrics).map(([name, { type, help, labels, source }]) =>
  row([`\`${name}\``, type, labels.map((label) => `\`${label}\``).join(', '), help, sources[source]]),
);

const histograms = Object.entries<MetricDefinition>(metrics).flatMap(([name, { buckets }]) =>
  buckets === undefined ? [] : [row([`\`${name}\``, buckets.join(', ')])],
);

const content = [
  introduction,
  row(['metric', 'type', 'labels', 'is', 'counted']),
  '|---|---|---|---|---|',
  ...rows,
  '',
  '## Buckets',
  '',
  row(['histogram', 'upper bounds']),
  '|---|---|',
  ...histograms,
  '',
].join('\n');

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

await writeGenerated([{ path: 'docs/reference/metrics.md', content }]);
