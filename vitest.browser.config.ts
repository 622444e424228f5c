import { defineConfig } from 'vitest/config';

/** The page in a real browser: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/require-browser.ts'],
    env: { TZ: 'UTC' },
    // One browser and one stack at a time: what is measured is the page, not the machine.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
