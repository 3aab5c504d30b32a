import type { Fault } from '../fault.ts';
import { emitterFaults } from './emitter.ts';
import { engineFaults } from './engine.ts';
import { judgingFaults } from './judging.ts';
import { measuringFaults } from './measuring.ts';
import { operatorFaults } from './operators.ts';
import { presetFaults } from './presets.ts';

/** Faults of one kind, as a part of the table. */
export interface FaultGroup {
  readonly title: string;
  readonly faults: readonly Fault[];
}

/** All faults, in the order of the signal's way from a preset to the sound. */
export const faultGroups: readonly FaultGroup[] = [
  { title: 'In presets and profiles', faults: presetFaults },
  { title: 'In operators', faults: operatorFaults },
  { title: 'In what FFmpeg is given', faults: emitterFaults },
  { title: 'In the engine', faults: engineFaults },
  { title: 'In what measures the masters', faults: measuringFaults },
  { title: 'In what judges', faults: judgingFaults },
];
