import { fileURLToPath } from 'node:url';
import { describePresetTests } from '../../golden/vitest/index.ts';

describePresetTests(fileURLToPath(new URL('../../presets', import.meta.url)));
