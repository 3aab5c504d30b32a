import type { QueueDepth } from '../../jobs/job-queue.ts';
import { usualPriority } from '../../jobs/usual-priority.ts';
import type { Figure, FigureValue } from '../../telemetry/figure.ts';
import { type MetricDefinition, type MetricName, metrics } from '../../telemetry/metrics.ts';
import { readField, type SampleName } from '../../telemetry/samples.ts';

/** Puts the counts of Redis and what waits now into the order of the table. Every metric is there, if without values. */
export function figuresOf(counts: Readonly<Record<string, string>>, depth: QueueDepth): readonly Figure[] {
  const kept = Object.entries(counts).map(([field, value]) => figureValue(readField(field), Number(value)));
  const gauges = gaugesOf(depth);
  return Object.entries<MetricDefinition>(metrics).map(([name, definition]) => {
    const { type, help } = definition;
    const own = definition.source === 'scrape' ? gauges : kept;
    const values = own.filter(({ metricName }) => namesOf(name, definition).includes(metricName));
    return {
      name,
      help,
      type,
      aggregator: 'sum',
      values: type === 'histogram' ? cumulate(definition, values) : values,
    };
  });
}

function gaugesOf({ waiting, delayed, active, oldestWaitSeconds, workers }: QueueDepth): readonly FigureValue[] {
  const gauge = (metricName: MetricName, value: number, labels = {}): FigureValue => ({ metricName, labels, value });
  // Never without a value: of sums over nothing, and of sums with them, Prometheus knows nothing.
  const counts = { [usualPriority]: 0, ...waiting };
  return [
    ...Object.entries(counts).map(([priority, count]) => gauge('lathe_queue_waiting', count, { priority })),
    gauge('lathe_queue_delayed', delayed),
    gauge('lathe_queue_active', active),
    gauge('lathe_queue_oldest_wait_seconds', oldestWaitSeconds),
    gauge('lathe_workers', workers),
  ];
}

function figureValue({ name, labels }: SampleName, value: number): FigureValue {
  return { metricName: name, labels, value };
}

function namesOf(name: string, { type }: MetricDefinition): readonly string[] {
  return type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
}

/** Prometheus' buckets hold all that lies under their bound, and each is there; Redis keeps them apart. */
function cumulate({ buckets = [] }: MetricDefinition, values: readonly FigureValue[]): readonly FigureValue[] {
  const sums = values.filter(({ metricName }) => metricName.endsWith('_sum'));
  return sums.flatMap((sum) => {
    const own = values.filter(({ labels }) => hasLabels(labels, sum.labels));
    const bucketName = sum.metricName.replace(/_sum$/, '_bucket');
    let under = 0;
    const cumulated = [...buckets.map(String), '+Inf'].map((le): FigureValue => {
      under += own.find(({ labels }) => labels.le === le)?.value ?? 0;
      return { metricName: bucketName, labels: { ...sum.labels, le }, value: under };
    });
    const count = own.filter(({ metricName }) => metricName.endsWith('_count'));
    return [...cumulated, sum, ...count];
  });
}

function hasLabels(labels: FigureValue['labels'], wanted: FigureValue['labels']): boolean {
  return Object.entries(wanted).every(([label, value]) => labels[label] === value);
}
