import { defineConfig } from 'vitest/config'

/** What a person does in the built console, in Chromium against the real server; and the console's own pure parts. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts', 'console/src/**/*.test.ts'],
    globalSetup: ['test/browser/start.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // Each has a server of its own: see start.ts.
    maxWorkers: 2,
  },
})
