import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Files that start a whole stack share two cores with the others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
