import { addMatchers } from './matchers.ts';

export { describePresetTests } from './describe-preset-tests.ts';
export { atLeast, atMost, between, type Wanted, type WantedFigures, within } from './figures.ts';
export { type PresetTest, presetTest } from './preset-test.ts';

addMatchers(); // importing this is what makes `expect` know them
