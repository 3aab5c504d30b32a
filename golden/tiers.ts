import { acceptedTier } from './accepted/tier.ts';
import type { Tier } from './harness/tier.ts';
import { textTier } from './text/tier.ts';

/** Every tier of the golden check, cheapest first. */
export const tiers: readonly Tier[] = [textTier, acceptedTier];
