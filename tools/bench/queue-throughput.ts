/**
 * `node tools/bench/queue-throughput.ts [--jobs 3000] [--runs 5]`: how many jobs a second go through Lathe's queue, against
 * bare BullMQ.
 */
import { parseArgs } from 'node:util';
import { measureQueue } from './queue.ts';

const { values } = parseArgs({
  options: { jobs: { type: 'string', default: '3000' }, runs: { type: 'string', default: '5' } },
});
const { bare, lathe } = await measureQueue(Number(values.jobs), Number(values.runs));
console.log(`bare BullMQ   ${Math.round(bare).toString().padStart(6)} jobs/s`);
console.log(`Lathe's queue ${Math.round(lathe).toString().padStart(6)} jobs/s`);
console.log(`ratio         ${(lathe / bare).toFixed(2).padStart(6)}`);
