import type { Fault } from './fault.ts';
import { hold } from './hold.ts';
import type { Copy } from './open-copy.ts';
import type { Outcome } from './outcome.ts';
import { runTests } from './run-tests.ts';
import { unasked, type Verdicts } from './verdict.ts';

const soundTiers = ['accepted', 'loudness', 'samples'] as const;

/** Plants a fault, and asks all whom it concerns whether they notice: each on its own, also where another one has. */
export async function tryFault(copy: Copy, fault: Fault): Promise<Outcome> {
  const started = performance.now();
  const verdicts = await copy.withFault(fault, () => ask(copy, fault));
  return { fault, verdicts, seconds: Math.round((performance.now() - started) / 100) / 10 };
}

async function ask(copy: Copy, { heardIn, tests }: Fault): Promise<Verdicts> {
  const text = await hold(copy, ['text']);
  const sound = heardIn === undefined ? {} : await hold(copy, soundTiers, heardIn);
  return {
    ...unasked,
    ...text,
    ...sound,
    ...(tests === undefined ? {} : { tests: await runTests(copy, tests) }),
  };
}

/**
 * Asks the copy as it is: what is noticed without a fault proves nothing. It also fills the cache, as an earlier run of CI
 * would have.
 *
 * @throws Error where anything is noticed
 */
export async function holdUnchanged(copy: Copy, faults: readonly Fault[]): Promise<void> {
  const said = await hold(copy, ['text', ...soundTiers]);
  const tests = [...new Set(faults.flatMap((fault) => fault.tests ?? []))];
  const verdicts = [...Object.values(said), ...(tests.length === 0 ? [] : [await runTests(copy, tests)])];
  for (const verdict of verdicts) {
    if (verdict.kind === 'noticed') throw new Error(`the checks fail without a fault: ${verdict.said}`);
  }
}
