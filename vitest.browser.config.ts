import { defineConfig } from 'vitest/config'

/** What a person does in the built console, in Chromium against the real server; and the console's own pure parts. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts', 'console/src/**/*.test.ts'],
    globalSetup: ['test/browser/start.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 1,
    // A browser on a busy machine of two cores now and then misses a wait; what fails twice has failed.
    retry: 2,
    fileParallelism: false,
  },
})
