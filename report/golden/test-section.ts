import { drawKept } from '../chart/draw-kept.ts';
import { levelsOf } from '../chart/levels.ts';
import { loudnessLegend } from '../job/loudness-section.ts';
import { html, type Markup } from '../page/html.ts';
import { twice } from '../page/twice.ts';
import { minus } from '../text/figures.ts';
import { figuresTable } from './figures-table.ts';
import type { SoundReport, TestReport, TestSounds, TestVerdict } from './golden-report.ts';
import { soundFigure } from './sound-figure.ts';

const keptHeights = { wide: 220, narrow: 200 } as const;

/**
 * One test block: whether it is as it expects, then what it was given and what came of it, to be seen and heard.
 *
 * @param of the name of its case
 */
export function testSection(test: TestReport, of: string): Markup {
  const { title, preset, steps, verdicts, failure, sounds } = test;
  const missed = verdicts.filter(({ passed }) => !passed).length;
  const passed = missed === 0 && failure === undefined;
  return html`<div class="verdict test ${passed ? 'pass' : 'fail'}" role="group" aria-label="test: ${title}">
<h4>${mark(passed, passed ? 'passed' : 'failed')} ${title}</h4>
<p class="faint small steps">${[preset, ...steps].join(' · ')}</p>
${
  failure === undefined
    ? []
    : html`<p>There is no master.</p>
<pre><code>${failure}</code></pre>`
}
<ul>
${verdicts.map(verdictItem)}
</ul>
</div>
${sounds === undefined ? [] : soundsOf(`${test.title}, in ${of}`, sounds)}
${figuresTable(test, of)}`;
}

function mark(passed: boolean, word: string): Markup {
  return html`<span class="mark ${passed ? 'pass' : 'fail'}">${passed ? '✔' : '✖'} ${word}</span>`;
}

function verdictItem({ text, passed, expected, measured, missedBy }: TestVerdict): Markup {
  const miss = missedBy === undefined ? '' : `; missed by ${missedBy}`;
  return html`<li>
${mark(passed, passed ? 'met' : 'missed')}
<code>${text}</code>
<span class="measured">${minus(measured)}</span>
<span class="faint small">expected ${minus(expected)}${miss}</span>
</li>`;
}

/** Inputs and master reach from and to the same levels; before and after also last as long. */
function soundsOf(test: string, { inputs, master, target, keptCurve }: TestSounds): Markup {
  const programmes = [...inputs, master].map(({ loudness }) => loudness);
  const [only, ...others] = inputs;
  const before = others.length === 0 ? only : undefined;
  const seconds = Math.max(...programmes.map(({ durationSeconds }) => durationSeconds));
  const shared = { target, levels: levelsOf(programmes, target), ...(before === undefined ? {} : { seconds }) };
  const held = { ...shared, isHeld: true, earlier: before?.loudness };
  return html`${keptCurve === undefined ? [] : keptFigure(test, master, keptCurve)}
${soundsLegend(target, before !== undefined)}
${inputs.map((sound) => soundFigure(sound, before === undefined ? `before: ${sound.name}` : 'before', test, shared))}
${soundFigure(master, 'after', test, held)}`;
}

/** How the loudness differs from the one that is kept, nearer than the other charts show it. */
function keptFigure(test: string, { loudness }: SoundReport, kept: readonly (number | null)[]): Markup {
  const label = `short-term loudness of ${test}, as it is kept and now`;
  return html`<figure>
<figcaption>Short-term loudness, as it is kept and now</figcaption>
<ul class="legend" aria-label="legend">
<li><span class="sign kept" aria-hidden="true"></span>as it is kept</li>
<li><span class="sign short-term" aria-hidden="true"></span>now</li>
</ul>
${twice(keptHeights, (size) => drawKept({ size, label, loudness, kept }))}
</figure>`;
}

function soundsLegend(target: TestSounds['target'], isCompared: boolean): Markup {
  return html`${loudnessLegend(target, isCompared)}
<ul class="legend" aria-label="legend of the waveforms">
<li><span class="sign envelope" aria-hidden="true"></span>true peaks of all channels</li>
<li><span class="sign over" aria-hidden="true"></span>passes the ceiling, or full scale where there is none</li>
</ul>`;
}
