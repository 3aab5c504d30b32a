/** What OTLP over HTTP carries in JSON, as far as it is read here. */
export interface OtlpBody {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[];
  }[];
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue: string };
}

interface Point {
  readonly attributes: readonly Attribute[];
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
}

interface NumberPoint extends Point {
  readonly asDouble: number;
}

interface HistogramPoint extends Point {
  readonly explicitBounds: readonly number[];
  readonly bucketCounts: readonly number[];
  readonly sum: number;
  readonly count: number;
}

interface Metric {
  readonly name: string;
  readonly gauge?: { readonly dataPoints: readonly NumberPoint[] };
  readonly sum?: { readonly dataPoints: readonly NumberPoint[] };
  readonly histogram?: { readonly dataPoints: readonly HistogramPoint[] };
}

/** Every value by the line that Prometheus' text would have for it, with its labels in the order of their names. */
export function samplesIn(body: OtlpBody): ReadonlyMap<string, number> {
  const metrics = body.resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  return new Map(metrics.flatMap(samplesOf));
}

export function lineOf(name: string, labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([label, value]) => `${label}="${value}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}

function samplesOf({ name, gauge, sum, histogram }: Metric): readonly (readonly [string, number])[] {
  const plain = [...(gauge?.dataPoints ?? []), ...(sum?.dataPoints ?? [])];
  return [
    ...plain.map((point) => [lineOf(name, labelsOf(point)), point.asDouble] as const),
    ...(histogram?.dataPoints ?? []).flatMap((point) => bucketLines(name, point)),
  ];
}

function bucketLines(name: string, point: HistogramPoint): readonly (readonly [string, number])[] {
  const labels = labelsOf(point);
  let under = 0;
  const buckets = point.bucketCounts.map((count, place) => {
    under += count;
    return [lineOf(`${name}_bucket`, { ...labels, le: String(point.explicitBounds[place] ?? '+Inf') }), under] as const;
  });
  return [...buckets, [lineOf(`${name}_sum`, labels), point.sum], [lineOf(`${name}_count`, labels), point.count]];
}

function labelsOf({ attributes }: Point): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));
}
