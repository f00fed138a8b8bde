import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    // The console's browser tests need a built console and a server: scripts/test.mjs runs them as a project of their own.
    exclude: ['test/browser/**', 'node_modules/**', 'dist/**'],
    // No time is a promise: this only ends what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
