import type { Event } from '../../../schemas/generated/api.ts';

import { collectRemains } from './collect-remains.ts';
import type { Input } from './inputs.ts';
import { type Violation, violations } from './invariants.ts';
import { type Place, PRESET, PROFILE } from './place.ts';
import { DEAD, type Expected } from './remains.ts';
import type { Service } from './service.ts';

/** What is asked of a service; `dead` where no attempt can succeed. */
export interface Order {
  readonly name: string;
  readonly input: Pick<Input, 'name' | 'content'> & { readonly master: string };
  readonly priority?: number;
}

/** Orders of the same input, named by number. */
export function ordersOf(input: Order['input'], count: number): readonly Order[] {
  return Array.from({ length: count }, (_, index) => ({ name: `order-${index + 1}`, input }));
}

/** Puts the input where it is expected and submits the order, until it is acknowledged. @returns the job's id */
export async function submit(service: Service<Place>, { name, input, priority }: Order): Promise<string> {
  const uri = await service.place.putInput(input.name, input.content);
  return await service.client.submit(name, {
    inputAssetId: uri,
    audioProfile: PRESET,
    outputProfile: PROFILE,
    ...(priority === undefined ? {} : { priority }),
  });
}

/** Follows a job to its end, and until nothing is left to be done for it. */
export async function untilSettled(service: Service, job: string, onEvent?: (event: Event) => void): Promise<void> {
  await service.client.follow(job, onEvent);
  await service.history.when('settled', (entry) => entry.job === job);
}

const hash = '[0-9a-f]{64}';
const job = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What may be in the bucket once everything is over, by `runtime/ledger/ledger-keys.ts`: no job is pending any more. */
const keys = [
  'in/[\\w.-]+',
  `lathe/artifacts/sha256/${hash}`,
  'lathe/labels/\\w+\\.json',
  `lathe/idempotency/${hash}\\.json`,
  `lathe/masters/${job}\\.wav`,
  `lathe/jobs/${job}/(request|result|published\\.1)\\.json`,
  `lathe/jobs/${job}/attempts/\\d+/(started\\.json|ended\\.json|report\\.json|worker\\.jsonl|master\\.wav|logs/[\\w.-]+)`,
  `lathe/debug/${job}/\\d+/[\\w./-]+`,
].map((pattern) => new RegExp(`^${pattern}$`));

/** Bounds for a service of 2 s locks; what is promised of all orders is not given here. */
export type Bounds = Partial<Pick<Expected, 'withinMs' | 'maxAttempts' | 'maxPoisonAttempts'>>;

/** Ends the service and holds all that happened to the invariants. */
export async function judge(
  service: Service,
  orders: readonly Order[],
  bounds: Bounds = {},
): Promise<readonly Violation[]> {
  const remains = await collectRemains(service);
  return violations(service.history.entries, remains, {
    orders: new Map(orders.map(({ name, input }) => [name, input.master])),
    withinMs: 90_000,
    maxAttempts: 6,
    maxPoisonAttempts: 6,
    keys,
    ...bounds,
  });
}

/** Submits orders one after the other, waits until nothing is left to be done for any, and judges. */
export async function fulfil(
  service: Service,
  orders: readonly Order[],
  bounds?: Bounds,
): Promise<readonly Violation[]> {
  const jobs: string[] = [];
  for (const order of orders) jobs.push(await submit(service, order));
  await Promise.all(jobs.map((id) => untilSettled(service, id)));
  return await judge(service, orders, bounds);
}

/** Sound that no decoder takes. */
export const noSound: Order['input'] = {
  name: 'no-sound.wav',
  content: Buffer.alloc(50_000, 'no sound'),
  master: DEAD,
};
