import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * Five projects: `unit` (pure, no database), `api` (HTTP and GraphQL on a real database), `browser` (real Chromium); and
 * with a command of their own, since they take minutes, `long` (killed processes, a simulated season, years of
 * indicators, whole files of real tickets, the program as a command: `*.long.test.ts`) and `journeys`.
 * Our sources get the same file of graphql that Node gives to the libraries, so that all share one copy.
 */
const resolve = {
  alias: [
    {
      find: /^graphql$/,
      replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)),
    },
  ],
}

/** Long ways through the browser: a task day by day, plans from file to ledger, every list and every page. */
const JOURNEYS = [
  '*-story',
  'administration*',
  'empty-county',
  'plan*',
  'systems',
  'tasks',
  'complaint-import',
  'complaint-ticket',
  'ratings',
  'big-screen',
  'cockpit-ways',
  'cockpit-past',
  'complaint-board',
  'first-view',
  'gallery',
  'indicators',
  'old-browser',
  'paper',
  'reporting',
  'search',
  'time-and-help',
].map(name => `test/e2e/${name}.test.ts`)

/** The first file of a run makes the demo world, the others wait for it: a minute, several on a busy machine. */
const MAKING_MS = 600_000

/** Where to count the results as JSON too, one file a run; CI adds them up. */
const results = process.env['VITEST_RESULTS']
const jsonFile = `${results}-${process.argv.includes('browser') ? 'browser' : 'fast'}.json`

export default defineConfig({
  test: {
    // All cores: by itself Vitest leaves one free, which is half of a small machine.
    maxWorkers: '100%',
    reporters: results ? ['default', ['json', { outputFile: jsonFile }]] : ['default'],
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['api/src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
          exclude: ['**/*.api.test.ts', '**/*.long.test.ts'],
        },
      },
      {
        resolve,
        test: {
          name: 'api',
          include: ['api/src/**/*.api.test.ts', 'test/security/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          setupFiles: ['test/kit/setup.ts'],
          // Loading the program anew for each file took a third of the time. Each file has servers and databases of its own.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'long',
          include: [
            'test/faults/**/*.test.ts',
            'test/load/**/*.test.ts',
            'test/indicators/**/*.test.ts',
            '{api,test}/**/*.long.test.ts',
          ],
          setupFiles: ['test/kit/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          exclude: JOURNEYS,
          testTimeout: 120_000,
          hookTimeout: MAKING_MS,
        },
      },
      {
        test: {
          name: 'journeys',
          include: JOURNEYS,
          testTimeout: 120_000,
          hookTimeout: MAKING_MS,
        },
      },
    ],
  },
})
