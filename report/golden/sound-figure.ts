import { drawLoudness, type LoudnessChart } from '../chart/draw-loudness.ts';
import { drawWaveform } from '../chart/draw-waveform.ts';
import { loudnessHeights, spoken } from '../job/loudness-section.ts';
import { html, type Markup } from '../page/html.ts';
import { twice } from '../page/twice.ts';
import { durationText, formatText } from '../text/figures.ts';
import type { SoundClip, SoundReport } from './golden-report.ts';

/** How the charts of a sound are drawn, beside those that it is compared with. */
export type SoundAxes = Pick<LoudnessChart, 'levels' | 'seconds' | 'target' | 'isHeld' | 'earlier'>;

const waveformHeights = { wide: 170, narrow: 150 } as const;

/**
 * One sound: its loudness over time, its waveform below it, and a player.
 *
 * @param title what the figure calls it
 * @param of the test that it is the sound of, for who hears of a player without seeing where it stands
 */
export function soundFigure(sound: SoundReport, title: string, of: string, axes: SoundAxes): Markup {
  const { loudness, envelope, clip } = sound;
  const ceilingDbtp = axes.isHeld ? axes.target?.ceilingDbtp : undefined;
  const { truePeakDbtp } = loudness;
  const waveform = { envelope, label: `${title}: waveform`, seconds: axes.seconds, truePeakDbtp, ceilingDbtp };
  return html`<figure>
<figcaption>${title} <span class="faint small">${formatText(sound)}, ${durationText(sound.durationSeconds)}</span></figcaption>
${twice(loudnessHeights, (size) => drawLoudness({ ...axes, size, label: `${title}: ${spoken(loudness)}`, loudness }))}
${twice(waveformHeights, (size) => drawWaveform({ ...waveform, size }))}
${clip === undefined ? [] : player(sound, clip, `${title}: ${of}`)}
</figure>`;
}

/** Nothing is decoded before somebody listens: a page can hold more sounds than a phone has decoders. */
function player(
  { durationSeconds }: SoundReport,
  { mediaType, base64, seconds, format }: SoundClip,
  label: string,
): Markup {
  const isWhole = seconds >= durationSeconds;
  const part = isWhole ? 'all of it' : `the first ${Math.round(seconds)} s of ${durationText(durationSeconds)}`;
  return html`<audio controls preload="none" aria-label="${label}" src="data:${mediaType};base64,${base64}"></audio>
<p class="faint small">${part}, at its own level (${format})</p>`;
}
