import { join } from 'node:path';
import { atMost, describePresetTests, presetTest, within } from 'lathe/vitest';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;
const feature = join(folder, 'radio_feature.preset');

// Every test block of every preset in the folder, each as a test of its own.
describePresetTests(folder);

test('the feature is what it was when somebody last said yes to it', async () => {
  await expect(feature).toMatchGolden();
});

test('what the playout system gets is never hotter than it takes', async () => {
  const played = presetTest(feature, 'the place steps back further where it is asked to');

  await expect(played).toMeasure({
    integrated: within(-23, 0.2),
    truePeak: atMost(-1),
    sampleRate: 48_000,
    codec: 'mp3',
  });
});
