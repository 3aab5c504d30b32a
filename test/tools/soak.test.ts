import { describe, expect, test } from 'vitest';
import { growth, isFlat, type MemorySample } from '../../tools/soak/growth.ts';

/** A sample every 50 jobs. */
function samples(api: (jobs: number) => number, worker = api): readonly MemorySample[] {
  return Array.from({ length: 21 }, (_, index) => 50 * index).map((jobs) => ({
    jobs,
    api: api(jobs),
    worker: worker(jobs),
  }));
}

describe('growth', () => {
  test('is the slope of a thousand jobs', () => {
    expect(
      growth(
        samples((jobs) => 100 + jobs / 10),
        'api',
      ),
    ).toBeCloseTo(100);
  });

  test('leaves out what was loaded during the first hundred', () => {
    expect(
      growth(
        samples((jobs) => Math.min(jobs, 100)),
        'api',
      ),
    ).toBe(0);
  });

  test('is none where a heap breathes', () => {
    expect(isFlat(samples((jobs) => 120 + 10 * ((jobs / 50) % 2)))).toBe(true);
  });

  test('is one where either process keeps 25 kB a job', () => {
    const [flat, leaky] = [() => 100, (jobs: number) => 100 + jobs / 40];
    expect([isFlat(samples(flat)), isFlat(samples(flat, leaky)), isFlat(samples(leaky, flat))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
