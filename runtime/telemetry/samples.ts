import type { Observation } from '../jobs/job-feed.ts';
import { definitionOf, type MetricDefinition } from './metrics.ts';

/** A line of Prometheus' text: what its value is added to. */
export interface Sample {
  /** Name and labels as JSON, `["lathe_bytes_total",{"direction":"in"}]`: the same for the same line, and readable again. */
  readonly field: string;
  readonly add: number;
}

/** A line as it is shown. */
export interface SampleName {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * What an observation adds to. A histogram keeps each bucket apart, so that a value touches one of them; `cumulate` adds
 * them up.
 *
 * @throws where name or labels are not those of the table, which is a bug
 */
export function samplesOf({ metric, labels, value }: Observation): readonly Sample[] {
  const definition = definitionOf(metric);
  const own = Object.fromEntries(definition.labels.map((label) => [label, labelValue(metric, labels, label)]));
  const extra = Object.keys(labels).find((label) => !definition.labels.includes(label));
  if (extra !== undefined) throw new Error(`${metric} has no label '${extra}'`);
  if (!Number.isFinite(value)) throw new Error(`${metric} cannot be ${value}`);
  if (definition.type !== 'histogram') return [{ field: fieldOf(metric, own), add: value }];
  return [
    { field: fieldOf(`${metric}_bucket`, { ...own, le: bucketOf(definition, value) }), add: 1 },
    { field: fieldOf(`${metric}_sum`, own), add: value },
    { field: fieldOf(`${metric}_count`, own), add: 1 },
  ];
}

export function readField(field: string): SampleName {
  const [name, labels] = JSON.parse(field) as [string, Record<string, string>]; // made by fieldOf
  return { name, labels };
}

function labelValue(metric: string, labels: Readonly<Record<string, string>>, label: string): string {
  const value = labels[label];
  if (value === undefined) throw new Error(`${metric} needs its label '${label}'`);
  return value;
}

function fieldOf(name: string, labels: Readonly<Record<string, string>>): string {
  return JSON.stringify([name, labels]);
}

function bucketOf({ buckets = [] }: MetricDefinition, value: number): string {
  const bound = buckets.find((upper) => value <= upper);
  return bound === undefined ? '+Inf' : String(bound);
}
