import { counted } from '../../compiler/print/wording.ts';
import type { Colours } from '../terminal/colours.ts';
import type { Counts } from './check-files.ts';

/** `12 presets, 6 profiles, 0 errors, 1 warning` */
export function summarize({ presets, profiles, errors, warnings }: Counts, { red, yellow, green }: Colours): string {
  const paintErrors = errors > 0 ? red : green;
  const plain = (text: string): string => text;
  return [
    counted(presets, 'preset'),
    counted(profiles, 'profile'),
    paintErrors(counted(errors, 'error')),
    (warnings > 0 ? yellow : plain)(counted(warnings, 'warning')),
  ].join(', ');
}
