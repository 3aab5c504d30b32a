import type { LoudnessTarget, MasterReport } from '../../runtime/engine/master/report.ts';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import { drawLoudness, type LoudnessChart } from '../chart/draw-loudness.ts';
import { levelsOf } from '../chart/levels.ts';
import { html, type Markup } from '../page/html.ts';
import { twice } from '../page/twice.ts';
import { durationText, formatText, minus } from '../text/figures.ts';
import { fileName, filesOf, type JobFile } from './files.ts';

/** Pixels that a chart of loudness takes. */
export const loudnessHeights = { wide: 280, narrow: 240 } as const;

/** The loudness over time of every input as it came, and of the deliverable. */
export function loudnessSection(report: MasterReport): Markup {
  const { target } = report;
  const { before, after } = filesOf(report);
  const shared = { target, ...sharedAxes(report) };
  const earlier = onlyInput(report);
  return html`<section aria-labelledby="loudness">
<h2 id="loudness">Loudness over time</h2>
${loudnessLegend(target, earlier !== undefined)}
${before.map((file) => figure(file, shared))}
${figure(after, { ...shared, isHeld: true, earlier })}
</section>`;
}

/** The loudness of a deliverable over time, over that of its input. */
export function masterFigure(report: MasterReport): Markup {
  const { output, target } = report;
  const file = { name: fileName(output.path), file: output };
  return figure(file, { target, ...sharedAxes(report), isHeld: true, earlier: onlyInput(report) });
}

/** Inputs and deliverable reach from and to the same levels; before and after also last as long. */
function sharedAxes(report: MasterReport): Pick<LoudnessChart, 'levels' | 'seconds'> {
  const { before, after } = filesOf(report);
  const programmes = [...before, after].map(({ file }) => file.loudness);
  const seconds = onlyInput(report) === undefined ? {} : { seconds: longest(programmes) };
  return { levels: levelsOf(programmes, report.target), ...seconds };
}

/** What a deliverable can be compared with. */
function onlyInput({ inputs }: MasterReport): LoudnessReport | undefined {
  const [only, ...others] = Object.values(inputs);
  return others.length === 0 ? only?.loudness : undefined;
}

type Shown = Pick<LoudnessChart, 'levels' | 'seconds' | 'target' | 'isHeld' | 'earlier'>;

function figure({ name, file }: JobFile, shown: Shown): Markup {
  const { loudness } = file;
  const label = `${name}: ${spoken(loudness)}`;
  return html`<figure>
<figcaption>${name} <span class="faint small">${formatText(file)}, ${durationText(file.durationSeconds)}</span></figcaption>
${twice(loudnessHeights, (size) => drawLoudness({ ...shown, size, label, loudness }))}
</figure>`;
}

/** A chart in words. */
export function spoken({ integratedLufs, maxShortTermLufs, truePeakDbtp }: LoudnessReport): string {
  const figures = [
    ['integrated loudness', integratedLufs, 'LUFS'],
    ['highest short-term loudness', maxShortTermLufs, 'LUFS'],
    ['true peak', truePeakDbtp, 'dBTP'],
  ] as const;
  const known = figures.flatMap(([what, value, unit]) =>
    value === null ? [] : [`${what} ${minus(value.toFixed(1))} ${unit}`],
  );
  return known.length === 0 ? 'no loudness' : known.join(', ');
}

function longest(programmes: readonly LoudnessReport[]): number {
  return Math.max(...programmes.map(({ durationSeconds }) => durationSeconds));
}

/** What the signs of the charts mean. */
export function loudnessLegend(target: LoudnessTarget | undefined, isCompared: boolean): Markup {
  const entries: readonly (readonly [sign: string, meaning: string, isShown: boolean])[] = [
    ['momentary', 'momentary, over 400 ms', true],
    ['short-term', 'short-term, over 3 s', true],
    ['earlier', 'short-term before', isCompared],
    ['integrated', 'integrated', true],
    ['target', 'target with its tolerance', target !== undefined],
    ['ceiling', 'ceiling of true peaks', target?.ceilingDbtp !== undefined],
    ['peak', 'highest true peak', true],
  ];
  const shown = entries.filter(([, , isShown]) => isShown);
  return html`<ul class="legend" aria-label="legend">
${shown.map(([sign, meaning]) => html`<li><span class="sign ${sign}" aria-hidden="true"></span>${meaning}</li>`)}
</ul>`;
}
