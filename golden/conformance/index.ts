import { bs2217 } from './bs-2217.ts';
import type { Case } from './case.ts';
import { ratesAndLayouts } from './rates-and-layouts.ts';
import { tech3341 } from './tech-3341.ts';
import { tech3342 } from './tech-3342.ts';
import { truePeaks } from './true-peaks.ts';

export type { Case } from './case.ts';
export type { Row } from './rows.ts';
export { runConformance } from './run.ts';

/** Every case that the meter is held to. */
export const conformanceCases: readonly Case[] = [tech3341, truePeaks, tech3342, bs2217, ratesAndLayouts].flat();
