import { availableParallelism } from 'node:os';
import type { Confinement, ResourceLimits } from './confinement.ts';

const MIB = 2 ** 20;

/** Generous: they are there for what runs wild, and a sound job of some hours keeps far below them. */
const DEFAULTS: ResourceLimits = { addressSpaceBytes: 4096 * MIB, fileBytes: 65_536 * MIB, openFiles: 256 };

/** Below this not even the libraries of a full FFmpeg can be mapped. */
const LEAST_ADDRESS_SPACE_BYTES = 400e6;

/** Between SIGXCPU, which FFmpeg ends on in words, and SIGKILL. */
export const graceSeconds = 10;

/** The limits that this process itself is under; nobody but root may give a child more. */
export type OwnLimits = Readonly<Record<keyof ResourceLimits, number>>;

/**
 * Returns the limits to set: what is asked for, else generous defaults, and never more than may be given.
 *
 * @throws RangeError for an address space in which FFmpeg cannot start
 */
export function resourceLimits(asked: Partial<ResourceLimits>, own: OwnLimits): ResourceLimits {
  const { addressSpaceBytes, fileBytes, openFiles, cpuSeconds = Number.POSITIVE_INFINITY } = { ...DEFAULTS, ...asked };
  if (addressSpaceBytes < LEAST_ADDRESS_SPACE_BYTES) {
    throw new RangeError(`addressSpaceBytes: ${addressSpaceBytes} is less than ${LEAST_ADDRESS_SPACE_BYTES}`);
  }
  const processor = Math.min(cpuSeconds, Math.max(1, own.cpuSeconds - graceSeconds));
  return {
    addressSpaceBytes: Math.min(addressSpaceBytes, own.addressSpaceBytes),
    fileBytes: Math.min(fileBytes, own.fileBytes),
    openFiles: Math.min(openFiles, own.openFiles),
    ...(Number.isFinite(processor) ? { cpuSeconds: processor } : {}),
  };
}

/**
 * Seconds of processor time for a process: by default all that the processors can give in the time it may take, so that
 * it ends also where nobody watches the clock any more.
 *
 * @param wallSeconds how long the process may take
 */
export function processorSeconds(confinement: Confinement, wallSeconds: number): number {
  const set = confinement.level === 'none' ? undefined : confinement.limits.cpuSeconds;
  return Math.ceil(Math.min(set ?? Number.POSITIVE_INFINITY, wallSeconds * availableParallelism()));
}
