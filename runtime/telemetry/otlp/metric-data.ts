import { type HrTime, ValueType } from '@opentelemetry/api';
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type Histogram,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import type { Figure, FigureValue, Snapshot } from '../figure.ts';

/**
 * Figures as OpenTelemetry knows them: counters as cumulative monotonic sums, histograms with their explicit bounds. No metric
 * bears a unit, since collectors add units to names, and the names are to be those of `/metrics`. What has no value yet is left out.
 */
export function metricDataOf({ figures, since, at }: Snapshot): MetricData[] {
  const span = { startTime: timeOf(since), endTime: timeOf(at) };
  return figures.filter(({ values }) => values.length > 0).map((figure) => metricOf(figure, span));
}

type Span = Pick<DataPoint<unknown>, 'startTime' | 'endTime'>;

function metricOf({ name, help, type, values }: Figure, span: Span): MetricData {
  const base = {
    descriptor: { name, description: help, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  const points = () => values.map(({ labels, value }) => ({ ...span, attributes: labels, value }));
  switch (type) {
    case 'gauge':
      return { ...base, dataPointType: DataPointType.GAUGE, dataPoints: points() };
    case 'counter':
      return { ...base, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: points() };
    case 'histogram':
      return { ...base, dataPointType: DataPointType.HISTOGRAM, dataPoints: histogramsOf(values, span) };
  }
}

/** Of each set of labels a histogram: its values stand together, the buckets first, by their bounds. */
function histogramsOf(values: readonly FigureValue[], span: Span): DataPoint<Histogram>[] {
  const bySeries = Map.groupBy(values, ({ labels: { le: _, ...own } }) => JSON.stringify(own));
  return [...bySeries].map(([labels, own]) => ({ ...span, attributes: JSON.parse(labels), value: histogramOf(own) }));
}

/** Prometheus' buckets hold all that lies under their bound, those of OpenTelemetry only what is not in the one before. */
function histogramOf(values: readonly FigureValue[]): Histogram {
  const buckets = values.filter(({ metricName }) => metricName.endsWith('_bucket'));
  const under = buckets.map(({ value }) => value);
  const total = (suffix: string) => values.find(({ metricName }) => metricName.endsWith(suffix))?.value ?? 0;
  return {
    buckets: {
      boundaries: buckets.slice(0, -1).map(({ labels }) => Number(labels.le)),
      counts: under.map((count, place) => count - (under[place - 1] ?? 0)),
    },
    sum: total('_sum'),
    count: total('_count'),
  };
}

function timeOf(ms: number): HrTime {
  return [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
}
