import type { Observation } from '../jobs/job-feed.ts';
import type { MetricLabels, MetricName } from './metrics.ts';

/** A figure for a metric of the table: a wrong name or label does not compile. */
export function observe<Name extends MetricName>(metric: Name, labels: MetricLabels<Name>, value: number): Observation {
  return { metric, labels, value };
}
