import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';
import { shortest } from './shortest-path.ts';

/** What has to be known to read the figures of some files. */
export function notesOn(measured: readonly FileMeasurement[]): readonly string[] {
  const noted = notes.filter(({ applies }) => measured.some(applies)).map(({ text }) => text);
  return [...noted, ...measured.flatMap(streamNote)];
}

interface Note {
  readonly applies: (measurement: FileMeasurement) => boolean;
  readonly text: string;
}

const notes: readonly Note[] = [
  {
    applies: ({ loudness }) => !loudness.rangeIsStable && loudness.rangeLu !== null,
    text: '* unstable: a loudness range needs a minute of programme (EBU Tech 3342)',
  },
  {
    applies: ({ loudness }) => loudness.monoPolicy === 'dual mono',
    text: 'one channel is measured as dual mono, since it plays on two loudspeakers',
  },
  {
    applies: ({ loudness, hasInvalidSamples }) => loudness.integratedLufs === null && !hasInvalidSamples,
    text: 'no integrated loudness: nothing is louder than -70 LUFS for 400 ms',
  },
  {
    applies: ({ hasInvalidSamples }) => hasInvalidSamples,
    text: 'it holds samples that are infinite, no numbers, or more than 120 dB over full scale: no figure is to be trusted',
  },
];

/** Which audio stream of a file with several was measured. */
function streamNote({ path, stream }: FileMeasurement): readonly string[] {
  if (stream.of < 2) return [];
  const language = stream.language === undefined ? '' : ` (${stream.language})`;
  return [`${shortest(path)}: audio stream ${stream.audioIndex}${language}, counted from 0, of ${stream.of}`];
}
