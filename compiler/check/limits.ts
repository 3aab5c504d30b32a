import type { Call } from '../../dsl/index.ts';
import { type Budget, type Context, here } from './context.ts';

/**
 * Chains and lets can double what they name, so a few lines could ask for more than memory holds. FFmpeg takes a filter
 * graph as one argument, of which Linux allows 128 KiB: a thousand stages of the shorter kind.
 */
const mostStages = 1000;
const deepestChain = 50;
const mostTerms = 200;

/** The budget of a file of which nothing has been written out yet. */
export function fullBudget(): Budget {
  return { stages: mostStages };
}

/**
 * Takes from the budget what an operator adds to a preset.
 *
 * @param streams that it combines
 * @returns false where nothing is left, which is told once
 */
export function spendStages(call: Call, streams: number, context: Context): boolean {
  const { budget } = context;
  const left = budget.stages;
  budget.stages -= streams;
  if (left >= 0 && budget.stages < 0) {
    reportTooLarge(context, call, `more than ${mostStages} stages, chains written out`);
  }
  return budget.stages >= 0;
}

/** True where a chain may be entered; reports where too many stand inside one another. */
export function mayEnterChain(call: Call, context: Context): boolean {
  if (context.depth < deepestChain) return true;
  reportTooLarge(context, call, `more than ${deepestChain} chains inside one another`);
  return false;
}

/** True where a calculation, with its lets written out, is longer than anyone would follow. */
export function isTooLong(terms: number): boolean {
  return terms > mostTerms;
}

/** What to say of a calculation that is. */
export const tooLong = `more than ${mostTerms} terms in one calculation, lets written out`;

function reportTooLarge(context: Context, call: Call, what: string): void {
  context.reporter.report('preset/too_large', here(context, call.callee.span), { what });
}
