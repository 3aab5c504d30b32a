import type { Command } from 'commander';
import { declareReplayAs } from '../jobs/steer.ts';

export function declare(command: Command): void {
  declareReplayAs(command);
}
