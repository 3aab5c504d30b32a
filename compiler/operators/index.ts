import { highpass } from './highpass.ts';
import type { Operator } from './operator.ts';

const all: readonly Operator[] = [highpass];

/** Every built-in operator by name. */
export const operators: ReadonlyMap<string, Operator> = new Map(all.map((operator) => [operator.name, operator]));
