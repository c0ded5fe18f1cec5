import { defineConfig } from 'vitest/config'

/**
 * Three projects: `unit` (pure, no database), `api` (HTTP and GraphQL on a real database), `browser` (real Chromium).
 * graphql is inlined so that type-graphql, its scalars and the server share one copy.
 */
const server = { deps: { inline: ['type-graphql', 'graphql-scalars', 'graphql'] } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['api/src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
          exclude: ['**/*.api.test.ts'],
          server,
        },
      },
      {
        test: {
          name: 'api',
          include: ['api/src/**/*.api.test.ts', 'test/security/**/*.test.ts', 'test/faults/**/*.test.ts'],
          setupFiles: ['test/kit/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          server,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
