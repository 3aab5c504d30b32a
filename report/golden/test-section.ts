import { levelsOf } from '../chart/levels.ts';
import { loudnessLegend } from '../job/loudness-section.ts';
import { html, type Markup } from '../page/html.ts';
import { minus } from '../text/figures.ts';
import { figuresTable } from './figures-table.ts';
import type { TestReport, TestSounds, TestVerdict } from './golden-report.ts';
import { soundFigure } from './sound-figure.ts';

/** One test block: whether it is as it expects, then what it was given and what came of it, to be seen and heard. */
export function testSection(test: TestReport): Markup {
  const { title, preset, steps, verdicts, failure, sounds } = test;
  const missed = verdicts.filter(({ passed }) => !passed).length;
  const passed = missed === 0 && failure === undefined;
  return html`<section class="verdict test ${passed ? 'pass' : 'fail'}" aria-label="test: ${title}">
<h4>${mark(passed, passed ? 'passed' : 'failed')} ${title}</h4>
<p class="faint small steps">${[preset, ...steps].join(' · ')}</p>
${failure === undefined ? [] : html`<p>There is no master.</p><pre><code>${failure}</code></pre>`}
<ul>
${verdicts.map(verdictItem)}
</ul>
</section>
${sounds === undefined ? [] : soundsOf(test, sounds)}
${figuresTable(test)}`;
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
function soundsOf({ title }: TestReport, { inputs, master, target, keptCurve }: TestSounds): Markup {
  const programmes = [...inputs, master].map(({ loudness }) => loudness);
  const [only, ...others] = inputs;
  const before = others.length === 0 ? only : undefined;
  const seconds = Math.max(...programmes.map(({ durationSeconds }) => durationSeconds));
  const shared = { target, levels: levelsOf(programmes, target), ...(before === undefined ? {} : { seconds }) };
  const held = { ...shared, isHeld: true, earlier: before?.loudness, kept: keptCurve };
  return html`${soundsLegend(target, before !== undefined, keptCurve !== undefined)}
${inputs.map((sound) => soundFigure(sound, before === undefined ? `before: ${sound.name}` : 'before', title, shared))}
${soundFigure(master, 'after', title, held)}`;
}

function soundsLegend(target: TestSounds['target'], isCompared: boolean, isKept: boolean): Markup {
  return html`${loudnessLegend(target, isCompared, isKept)}
<ul class="legend" aria-label="legend of the waveforms">
<li><span class="sign envelope" aria-hidden="true"></span>true peaks of all channels</li>
<li><span class="sign over" aria-hidden="true"></span>passes the ceiling, or full scale where there is none</li>
</ul>`;
}
