/** What the ledger holds of a job, told by the names of its objects alone. */
export interface Survey {
  readonly isAccepted: boolean;
  /** The latest one that was begun; 1 where none was begun anew. */
  readonly round: number;
  /** Whether that round has a result. */
  readonly isDecided: boolean;
  /** Whether the master of that round stands at its destination. */
  readonly isPublished: boolean;
  /** In order: the number of each attempt of all rounds, and whether its worker told how it ended. */
  readonly attempts: readonly { readonly attempt: number; readonly isEnded: boolean }[];
}

/** @param names keys below the job's own */
export function surveyNames(names: readonly string[]): Survey {
  const all = new Set(names);
  const round = Math.max(1, ...numbers(names, /^rounds\/(\d+)\/begun\.json$/));
  const result = round === 1 ? 'result.json' : `rounds/${round}/result.json`;
  const attempts = numbers(names, /^attempts\/(\d+)\/started\.json$/).toSorted((one, other) => one - other);
  return {
    isAccepted: all.has('request.json'),
    round,
    isDecided: all.has(result),
    isPublished: all.has(`published.${round}.json`),
    attempts: attempts.map((attempt) => ({ attempt, isEnded: all.has(`attempts/${attempt}/ended.json`) })),
  };
}

function numbers(names: readonly string[], pattern: RegExp): number[] {
  return names.flatMap((name) => {
    const found = pattern.exec(name)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
}
