/** Writes the reference of the samples from their recipes. */
import { type Recipe, samples } from '../golden/samples/index.ts';
import { writeGenerated } from './write-generated.ts';

const introduction = `<!-- Generated from golden/samples/ by \`npm run generate\`; do not edit. -->

# Samples

What \`given voice = sample("speech_quiet")\` in a test block may name. Each is made on your machine from a recipe, by FFmpeg and its
synthetic voices, when it is first asked for, and kept. One channel counts as dual mono. A sound of your own is a
\`file("voice.wav")\` beside the preset.
`;

const rows = [...samples.values()].map(({ name, doc, measured }: Recipe) => {
  const { integratedLufs, truePeakDbtp } = measured ?? {};
  return row([`\`${name}\``, doc, figure(integratedLufs, 'LUFS'), figure(truePeakDbtp, 'dBTP')]);
});

function figure(value: number | undefined, unit: string): string {
  return value === undefined ? '' : `${value.toFixed(1)} ${unit}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

const table = [row(['sample', 'is', 'loudness', 'true peak']), '|---|---|--:|--:|', ...rows, ''];
await writeGenerated([{ path: 'docs/reference/samples.md', content: [introduction, ...table].join('\n') }]);
