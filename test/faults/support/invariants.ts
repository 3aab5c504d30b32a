import { isTerminal } from '../../../runtime/jobs/advance.ts';
import { type Entry, entriesOf } from './history.ts';
import { DEAD, type Expected, type FinalJob, type Remains } from './remains.ts';

/** An invariant that does not hold, and of what. */
export interface Violation {
  readonly invariant: keyof typeof invariants;
  readonly says: string;
}

type Check = (history: readonly Entry[], remains: Remains, expected: Expected) => Iterable<string>;

/** What holds whatever fails, and how it is looked for. */
export const invariants = {
  'every accepted job ends in time': endsInTime,
  'one job an order, one result a job, and the bytes of an undisturbed run': oneResult,
  'nothing is COMPLETED before its master can be read': readableFirst,
  'what has ended stays so, and attempts are numbered once and bounded': staysEnded,
  'nothing is left': nothingLeft,
  'what cannot succeed is DEAD in few attempts': poisonEnds,
} satisfies Record<string, Check>;

/** Holds a history and what is there at its end to all invariants. It is pure: the same history breaks the same ones. */
export function violations(history: readonly Entry[], remains: Remains, expected: Expected): readonly Violation[] {
  return Object.entries(invariants).flatMap(([name, check]) =>
    [...check(history, remains, expected)].map((says) => ({ invariant: name as Violation['invariant'], says })),
  ); // entries of a table of these very names
}

function* endsInTime(history: readonly Entry[], { jobs }: Remains, { withinMs }: Expected): Generator<string> {
  const decided = firstAt(entriesOf(history, 'decided'));
  const final = new Map(jobs.map((job) => [job.id, job]));
  for (const [job, acceptedMs] of firstAt(entriesOf(history, 'accepted'))) {
    const decidedMs = decided.get(job);
    if (decidedMs === undefined) yield `${job} was accepted and has no result`;
    else if (decidedMs - acceptedMs > withinMs) yield `${job} took ${Math.round(decidedMs - acceptedMs)} ms`;
    const state = final.get(job)?.state;
    if (state === undefined) yield `${job} was accepted and is not known`;
    else if (!isTerminal(state)) yield `${job} is still ${state}`;
  }
  for (const { job } of entriesOf(history, 'acknowledged')) {
    if (!entriesOf(history, 'accepted').some((entry) => entry.job === job))
      yield `${job} was acknowledged and never accepted`;
  }
}

function* oneResult(history: readonly Entry[], { jobs, objects }: Remains, expected: Expected): Generator<string> {
  const byOrder = Map.groupBy(jobs, ({ order }) => order);
  for (const [order, wanted] of expected.orders) {
    const [job, ...more] = byOrder.get(order) ?? [];
    if (more.length > 0) yield `${order} became ${more.length + 1} jobs`;
    if (wanted !== DEAD && job !== undefined) yield* asUndisturbed(job, wanted, objects);
  }
  for (const [id, results] of Map.groupBy(
    entriesOf(history, 'decided'),
    ({ job, round }) => `${job}, round ${round},`,
  )) {
    if (results.length > 1) yield `${id} was decided ${results.length} times`;
  }
  const masters = new Set(jobs.flatMap(({ masterKey }) => masterKey ?? []));
  const puts = entriesOf(history, 'put').filter(({ key }) => masters.has(key));
  for (const [key, written] of Map.groupBy(puts, (put) => put.key)) {
    const digests = new Set(written.map(({ sha256 }) => sha256));
    if (digests.size > 1) yield `${key} was written with ${digests.size} different contents`;
  }
}

function* asUndisturbed(job: FinalJob, wanted: string, objects: Remains['objects']): Generator<string> {
  if (job.state !== 'COMPLETED') return yield `${job.order} is ${job.state}`;
  const { masterKey = 'no key', sha256 } = job;
  const found = objects.get(masterKey);
  if (found === undefined) yield `${job.order} is COMPLETED and ${masterKey} is not there`;
  else if (found !== wanted) yield `${job.order} has other bytes than an undisturbed run makes`;
  if (sha256 !== wanted) yield `${job.order}: its result names another digest`;
}

function* readableFirst(history: readonly Entry[], { jobs }: Remains, { orders }: Expected): Generator<string> {
  const told = firstAt(entriesOf(history, 'told').filter(({ state }) => state === 'COMPLETED'));
  const written = entriesOf(history, 'put');
  for (const { id, order, masterKey } of jobs) {
    const toldMs = told.get(id);
    if (toldMs === undefined) continue;
    const isThere = written.some(
      ({ key, atMs, sha256 }) => key === masterKey && atMs <= toldMs && sha256 === orders.get(order),
    );
    if (!isThere) yield `${order} was told to be COMPLETED before its master was there`;
  }
}

function* staysEnded(history: readonly Entry[], { jobs }: Remains, { maxAttempts }: Expected): Generator<string> {
  const jobsTold = Map.groupBy(entriesOf(history, 'told'), ({ job }) => job);
  for (const [job, told] of jobsTold) {
    const ended = told.findIndex(({ state }) => isTerminal(state));
    const after = ended < 0 ? undefined : told.slice(ended).find(({ state }) => state !== told[ended]?.state);
    if (after !== undefined) yield `${job} was ${told[ended]?.state} and then ${after.state}`;
  }
  const starts = Map.groupBy(entriesOf(history, 'started'), ({ job, attempt }) => `attempt ${attempt} of ${job}`);
  for (const [attempt, { length }] of starts) if (length > 1) yield `${attempt} began ${length} times`;
  for (const { id, attempt } of jobs) if (attempt > maxAttempts) yield `${id} took ${attempt} attempts`;
}

function* nothingLeft(_: readonly Entry[], remains: Remains, { keys }: Expected): Generator<string> {
  for (const key of remains.openUploads) yield `an upload of ${key} was left open`;
  for (const path of remains.scratch) yield `${path} was left`;
  for (const process of remains.processes) yield `a process was left: ${process}`;
  for (const key of remains.objects.keys()) {
    if (!keys.some((pattern) => pattern.test(key))) yield `${key} is no object of the service`;
  }
}

function* poisonEnds(history: readonly Entry[], { jobs }: Remains, expected: Expected): Generator<string> {
  const poison = jobs.filter(({ order }) => expected.orders.get(order) === DEAD);
  for (const { id, order, state } of poison) {
    if (state !== 'DEAD') yield `${order} cannot succeed and is ${state}`;
    const starts = entriesOf(history, 'started').filter(({ job }) => job === id).length;
    if (starts > expected.maxPoisonAttempts) yield `${order} cannot succeed and was tried ${starts} times`;
  }
}

/** When each job had an entry for the first time. */
function firstAt(entries: readonly { readonly job: string; readonly atMs: number }[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { job, atMs } of entries) if (!first.has(job)) first.set(job, atMs);
  return first;
}
