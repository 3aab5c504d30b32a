import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    reporters: ['default', './tools/test/tally-reporter.ts'],
    // Many tests wait for processes: one a core.
    maxWorkers: '100%',
    // Some tests run FFmpeg. The limits only stop what hangs; no test asserts a time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One second where nothing is said: less than a reconnection may take.
    expect: { poll: { timeout: 30_000 } },
  },
});
