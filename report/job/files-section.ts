import type { InputReport, MasterReport, OutputReport } from '../../runtime/engine/master/report.ts';
import { html, type Markup } from '../page/html.ts';
import { durationText, formatText } from '../text/figures.ts';

type Fact = readonly [name: string, value: string, isHash?: 'hash'];

/** What went in, what came out, and what made it: enough to make it again. */
export function filesSection(report: MasterReport): Markup {
  const { preset, profile, params, ffmpeg, inputs, output } = report;
  const settings = Object.entries(params).map(([name, value]) => `${name} = ${value}`);
  return html`<section aria-labelledby="files">
<h2 id="files">Files and versions</h2>
${Object.entries(inputs).map(([name, input]) => html`<h3>Input ${name}</h3>${facts(inputFacts(input))}`)}
<h3>Master</h3>
${facts(fileFacts(output))}
<h3>Made with</h3>
${facts([
  ['preset', preset.label ?? 'without a name'],
  ['preset SHA-256', preset.hash, 'hash'],
  ['profile', profile.label ?? 'without a name'],
  ['profile SHA-256', profile.hash, 'hash'],
  ['params', settings.length === 0 ? 'none' : settings.join(', ')],
  ['FFmpeg', `${ffmpeg.version}, ${ffmpeg.mode} mode`],
  ['FFmpeg fingerprint', ffmpeg.fingerprint, 'hash'],
])}
</section>`;
}

function inputFacts(input: InputReport): readonly Fact[] {
  const { audioIndex, of, language } = input.stream;
  const named = language === undefined ? '' : ` (${language})`;
  const choice: Fact = ['audio stream', `${audioIndex}${named}, counted from 0, of ${of}`];
  return [...fileFacts(input), ...(of > 1 ? [choice] : [])];
}

function fileFacts(file: InputReport | OutputReport): readonly Fact[] {
  return [
    ['file', file.path],
    ['format', `${formatText(file)} in ${file.container}, ${durationText(file.durationSeconds)}`],
    ['size', sizeText(file.sizeBytes)],
    ['SHA-256', file.sha256, 'hash'],
  ];
}

function facts(list: readonly Fact[]): Markup {
  const items = list.map(([name, value, hash]) => {
    const shown = hash === undefined ? html`${value}` : html`<code class="hash">${value}</code>`;
    return html`<dt>${name}</dt><dd>${shown}</dd>`;
  });
  return html`<dl>${items}</dl>`;
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
