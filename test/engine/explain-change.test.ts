import { expect, test } from 'vitest';
import { explainFormatChange } from '../../runtime/engine/process/explain-change.ts';
import type { LogLine } from '../../runtime/engine/process/spec.ts';

const said = (source: string): readonly LogLine[] => [
  { level: 'error', source, text: 'Changing audio frame properties on the fly is not supported.' },
  { level: 'error', source: undefined, text: 'Error while filtering: Invalid argument' },
];

test.each([
  ['FFmpeg 5', 'graph_0_in_1_0'],
  ['FFmpeg 7', 'graph_0_in_1:0'],
])('%s says which input changed its format', (_, source) => {
  const failed = explainFormatChange(['/voice.wav', '/music.mp3'], said(source));
  expect(failed).toMatchObject({ code: 'input/format_changes', exitCode: 2 });
  expect(failed?.message).toBe("'/music.mp3' changes its sample rate or its channels on the way");
});

test('other failures are not of that kind', () => {
  const full: LogLine = { level: 'error', source: undefined, text: 'No space left on device' };
  expect(explainFormatChange(['/voice.wav'], [full])).toBeUndefined();
});
