import { openHost } from '../../runtime/engine/host/open-host.ts';
import { measureSound } from '../blocks/measure-sound.ts';
import { codecOf } from '../expectations/format.ts';
import type { Measured } from '../expectations/subject.ts';
import { subjects } from '../expectations/subjects.ts';
import { figureText, missText } from '../expectations/wording.ts';
import { worstOf } from '../expectations/worst.ts';
import { type FigureName, figures, type Wanted, type WantedFigures } from './figures.ts';
import { measurePresetTest, type PresetTest } from './preset-test.ts';

/** Measures a media file, or the master of a test block. */
export async function measured(received: string | PresetTest): Promise<Measured> {
  if (typeof received !== 'string') return measurePresetTest(received);
  const output = await measureSound(received, await openHost(), new AbortController().signal);
  return { output, duckDepthsDb: [] };
}

/** The figures that are not as they are wanted, a line each; none where all are. */
export function missedFigures(wanted: WantedFigures, found: Measured): readonly string[] {
  const { codec, ...numbers } = wanted;
  const codecLine =
    codec === undefined || codec === codecOf(found) ? [] : [`codec: expected ${codec}, measured ${codecOf(found)}`];
  const lines = Object.entries(numbers).flatMap(([name, of]) => missedFigure(nameOf(name), boundsOf(of), found));
  return [...codecLine, ...lines];
}

function missedFigure(name: FigureName, bounds: Wanted, found: Measured): readonly string[] {
  const [subject, type, difference] = figures[name];
  const worst = worstOf(subjects.get(subject)?.of(found) ?? [], () => bounds);
  if (worst !== undefined && worst.miss === undefined) return [];
  const text = (value: number): string => figureText(type, value);
  const expected = expectedText(bounds, text);
  if (worst === undefined) return [`${name}: expected ${expected}, and there is none`];
  const where = worst.reading.where === undefined ? '' : ` ${worst.reading.where}`;
  const by =
    worst.miss === undefined || worst.miss === Number.POSITIVE_INFINITY
      ? ''
      : `, missed by ${missText(difference, worst.miss)}`;
  return [`${name}: expected ${expected}, measured ${figureText(type, worst.reading.value)}${where}${by}`];
}

function expectedText({ min, max }: Wanted, text: (value: number) => string): string {
  if (min === max) return text(min);
  if (min === Number.NEGATIVE_INFINITY) return `at most ${text(max)}`;
  return max === Number.POSITIVE_INFINITY ? `at least ${text(min)}` : `${text(min)} .. ${text(max)}`;
}

function boundsOf(wanted: Wanted | number | undefined): Wanted {
  if (typeof wanted === 'object') return wanted;
  const exactly = wanted ?? Number.NaN;
  return { kind: 'wanted', min: exactly, max: exactly, isOpen: false };
}

function nameOf(name: string): FigureName {
  if (Object.hasOwn(figures, name)) return name as FigureName; // one of its own keys
  throw new TypeError(`nothing measures '${name}'; figures are ${Object.keys(figures).join(', ')} and codec`);
}
