import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { signed } from './figures.ts';

/** How the gain came about, in words. */
export function treatmentText({ mode, gainDb = 0, gainReductionDb, corrections }: MasterReport): string {
  const gain = `gain of ${signed(gainDb)} dB`;
  const how = {
    untouched: 'no loudness is promised, so no gain at the end',
    linear: `linear ${gain}`,
    limited: `${gain} into a true-peak limiter, which takes ${gainReductionDb.toFixed(1)} dB from the highest peak`,
    lowered: `${gain}, less than asked, for the peaks`,
  }[mode];
  const times = corrections === 1 ? 'once' : 'twice';
  return `${how}${corrections === 0 ? '' : `; made again ${times}, since the encoder had moved it`}`;
}
