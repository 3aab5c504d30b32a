/** How a figure behaves: counters grow, histograms sort values into buckets, gauges are read when they are asked for. */
export type MetricType = 'counter' | 'histogram' | 'gauge';

export interface MetricDefinition {
  readonly type: MetricType;
  readonly help: string;
  readonly labels: readonly string[];
  /** Of a histogram: upper bounds, in its own unit; one without bound follows. */
  readonly buckets?: readonly number[];
  /**
   * Who counts: `transition` with each state of a job as it is written, `worker` by `JobFeed.ship`, `queue` by whoever holds that
   * end of it, `scrape` when it is asked for.
   */
  readonly source: 'transition' | 'worker' | 'queue' | 'scrape';
}

const seconds = [0.1, 0.3, 1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600, 10_800];
const costs = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32];
const loudnessErrors = [-2, -1, -0.5, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.5, 1, 2];
const margins = [-1, -0.5, -0.1, 0, 0.1, 0.2, 0.5, 1, 2, 3, 6, 12];

/**
 * Every figure that the service keeps, in the order in which `/metrics` shows them. They add up over all workers and their
 * restarts. docs/reference/metrics.md is made from this table.
 */
export const metrics = {
  lathe_queue_waiting: {
    type: 'gauge',
    help: 'Jobs that could be taken now.',
    labels: ['priority'],
    source: 'scrape',
  },
  lathe_queue_delayed: {
    type: 'gauge',
    help: 'Failed jobs that wait for their next attempt.',
    labels: [],
    source: 'scrape',
  },
  lathe_queue_active: { type: 'gauge', help: 'Jobs that a worker holds.', labels: [], source: 'scrape' },
  lathe_queue_oldest_wait_seconds: {
    type: 'gauge',
    help: 'How long the oldest of the waiting jobs has waited.',
    labels: [],
    source: 'scrape',
  },
  lathe_workers: { type: 'gauge', help: 'Workers that are connected.', labels: [], source: 'scrape' },
  lathe_queue_wait_seconds: {
    type: 'histogram',
    help: 'From when a job could be taken until a worker took it.',
    labels: ['priority'],
    buckets: seconds,
    source: 'queue',
  },
  lathe_job_transitions_total: {
    type: 'counter',
    help: 'States that jobs came into.',
    labels: ['state'],
    source: 'transition',
  },
  lathe_job_duration_seconds: {
    type: 'histogram',
    help: 'From when a job was accepted until it ended.',
    labels: ['kind', 'state'],
    buckets: seconds,
    source: 'transition',
  },
  lathe_job_attempts_total: { type: 'counter', help: 'Attempts that began.', labels: [], source: 'transition' },
  lathe_job_failures_total: {
    type: 'counter',
    help: 'Attempts that failed, by the code of their failure.',
    labels: ['code'],
    source: 'transition',
  },
  lathe_attempt_duration_seconds: {
    type: 'histogram',
    help: 'How long a worker was at an attempt.',
    labels: ['kind', 'outcome'],
    buckets: seconds,
    source: 'worker',
  },
  lathe_stage_duration_seconds: {
    type: 'histogram',
    help: 'How long a stage of an attempt took.',
    labels: ['stage'],
    buckets: seconds,
    source: 'worker',
  },
  lathe_cpu_seconds_total: {
    type: 'counter',
    help: 'CPU time of the processes that worked for jobs, user and system.',
    labels: [],
    source: 'worker',
  },
  lathe_cpu_seconds_per_media_minute: {
    type: 'histogram',
    help: 'CPU seconds for each minute of media.',
    labels: ['preset_hash'],
    buckets: costs,
    source: 'worker',
  },
  lathe_bytes_total: {
    type: 'counter',
    help: 'Bytes that workers moved: in, from inputs; out, to outputs.',
    labels: ['direction'],
    source: 'worker',
  },
  lathe_loudness_error_lu: {
    type: 'histogram',
    help: 'Integrated loudness of a master minus its target.',
    labels: ['preset_hash'],
    buckets: loudnessErrors,
    source: 'worker',
  },
  lathe_true_peak_margin_db: {
    type: 'histogram',
    help: 'How far the true peak of a master lies under its ceiling.',
    labels: ['preset_hash'],
    buckets: margins,
    source: 'worker',
  },
  lathe_jobs_stalled_total: {
    type: 'counter',
    help: 'Jobs that went back to the queue because their worker was heard of no more.',
    labels: [],
    source: 'queue',
  },
  lathe_locks_lost_total: {
    type: 'counter',
    help: 'Workers that found that a job was theirs no more.',
    labels: [],
    source: 'queue',
  },
  lathe_webhook_deliveries_total: {
    type: 'counter',
    help: 'Posts of webhooks: delivered, to be repeated, or given up.',
    labels: ['outcome'],
    source: 'queue',
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof metrics;

/** The labels of a metric: every one of them, and no other. */
export type MetricLabels<Name extends MetricName> = Readonly<Record<(typeof metrics)[Name]['labels'][number], string>>;

/** Looks a metric up by a name that may be wrong, which is a bug of whoever names it. */
export function definitionOf(name: string): MetricDefinition {
  const table: Readonly<Record<string, MetricDefinition>> = metrics;
  const definition = Object.hasOwn(table, name) ? table[name] : undefined;
  if (definition === undefined) throw new Error(`no metric is called '${name}'`);
  return definition;
}
