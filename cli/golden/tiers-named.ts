import { usage } from '../failure/usage-failure.ts';

/** The tiers that are asked for, cheapest first; all where none is named. @throws UsageFailure `golden/no_tier` */
export function tiersNamed<Name extends string>(
  names: readonly string[] | undefined,
  known: readonly Name[],
): readonly Name[] {
  const unknown = names?.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) throw usage('golden/no_tier', { name: unknown, known });
  return known.filter((name) => names === undefined || names.includes(name));
}
