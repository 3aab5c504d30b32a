/** How often a delivery is posted before it is given up: over about an hour. */
export const MOST_ATTEMPTS = 8;

const FIRST_MS = 5_000;
const LONGEST_MS = 30 * 60_000;

/**
 * How long to wait after a failed attempt: 5 s, 15 s, 45 s, 2 min, 7 min, 20 min, 30 min, and up to a fifth more or less, so
 * that what failed together does not come back together.
 *
 * @param attempts that failed, from 1
 * @param random 0 to 1
 */
export function webhookDelayMs(attempts: number, random: number): number {
  const delay = Math.min(LONGEST_MS, FIRST_MS * 3 ** (attempts - 1));
  return Math.round(delay * (0.8 + 0.4 * random));
}
