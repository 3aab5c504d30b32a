import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/storage/endpoint.conformance.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
