import { defineConfig } from 'vitest/config';

/** The tests that run the bundled functions on the local stack. */
const withStack = [
  'tests/{api,e2e}/**/*.test.ts',
  'tests/local/{bench,console,crashes,import,stack,start}/**/*.test.ts',
  'tests/runtime/personal-data.test.ts',
];

export default defineConfig({
  test: {
    // By default half of the processors stay unused.
    maxWorkers: 2,
    // Stacks are started by several files at once on two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'relance', include: ['tests/**/*.test.ts'], exclude: ['tests/infra/**', ...withStack] },
      },
      {
        extends: true,
        test: { name: 'stack', include: withStack, globalSetup: 'tests/bundles.ts' },
      },
      {
        extends: true,
        // One process for all: most of their time is the import of aws-cdk-lib.
        test: { name: 'infra', include: ['tests/infra/**/*.test.ts'], isolate: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
