import 'reflect-metadata'
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'
import { closeServers } from './server.ts'

/** Noise is failure: an unexpected console.error fails the test that caused it. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  expect(console.error, 'console.error was called').not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

afterAll(closeServers)
