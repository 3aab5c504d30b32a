/** What processes took after so many jobs, in megabytes. */
export interface MemorySample {
  readonly jobs: number;
  readonly api: number;
  readonly worker: number;
}

/** What is loaded and compiled during the first jobs is no growth. */
export const WARM_UP_JOBS = 100;

/** A heap breathes, and allocators keep what was free: this much more over 1,000 jobs is none. */
export const MOST_GROWTH_MB = 20;

/** Megabytes a thousand jobs after the warm-up: the slope of the straight line that fits best. */
export function growth(samples: readonly MemorySample[], of: 'api' | 'worker'): number {
  const warm = samples.filter(({ jobs }) => jobs >= WARM_UP_JOBS);
  if (warm.length < 2) return 0;
  const meanJobs = mean(warm.map(({ jobs }) => jobs));
  const meanMb = mean(warm.map((sample) => sample[of]));
  const [above, below] = [
    warm.reduce((sum, sample) => sum + (sample.jobs - meanJobs) * (sample[of] - meanMb), 0),
    warm.reduce((sum, { jobs }) => sum + (jobs - meanJobs) ** 2, 0),
  ];
  return (1000 * above) / below;
}

export function isFlat(samples: readonly MemorySample[]): boolean {
  return growth(samples, 'api') <= MOST_GROWTH_MB && growth(samples, 'worker') <= MOST_GROWTH_MB;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
