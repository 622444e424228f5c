import { defineConfig } from 'vitest/config';

/** A thousand random histories of clients and owner: `npm run test:histories`, a quarter of an hour. */
export default defineConfig({
  test: {
    include: ['tests/histories/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    env: { TZ: 'UTC' },
  },
});
