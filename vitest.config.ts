import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const set = (name: string, include: string[]) => ({
  test: {
    name,
    include,
    // Loading the program anew for each file took as long as the tests themselves.
    isolate: false,
    setupFiles: ['tests/support/set-up.ts'],
    // Limits end what hangs; they are no measure of speed, for the machine may be busy with something else.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
export default defineConfig({
  root: import.meta.dirname,
  test: {
    exclude: ['**/node_modules/**', 'dist/**', '.kith/**'],
    // Tests wait for the database, for browsers and for moments to pass: three for two processors keep these busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    globalSetup: ['tests/support/global-setup.ts'],
    projects: [
      set('unit', ['{app,platform,modules,bin}/**/*.test.{ts,tsx}']),
      set('laws', ['tests/laws/**/*.test.ts']),
      set('acceptance', ['tests/acceptance/**/*.test.ts']),
      set('faults', ['tests/faults/**/*.test.ts']),
      set('journeys', ['tests/journeys/**/*.test.ts']),
    ],
  },
})
