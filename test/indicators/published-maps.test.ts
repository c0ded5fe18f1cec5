import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importDivisions } from '#api/modules/divisions/index.ts'
import { divisionFacts } from '#seeds/facts/read-facts.ts'
import { asUser } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

/** Outlines of real places; they are not part of the sources, for they are no approved map. */
const GEO = new URL('../../../shared/data/geo/', import.meta.url)

const REAL = [
  ['nanping', '350700000000', '350700.json', 10, []],
  // The development zone is a division of the statistics office, not one with an outline.
  ['suqian', '321300000000', '321300.json', 5, ['宿迁经济技术开发区']],
] as const

let server: TestServer
beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
})
afterAll(closeServers)

describe.each(REAL)('the published outlines of %s', (name, place, file, places, missing) => {
  test.skipIf(!existsSync(new URL(file, GEO)))(
    `are all matched (skipped where the shared data folder with ${file} is absent)`,
    async () => {
      await importDivisions(server.context, divisionFacts(name))
      const keeper = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: place })
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(readFileSync(new URL(file, GEO)))]), file)
      const query = new URLSearchParams({ place, origin: 'DataV' })
      const response = await keeper.fetch(`/files/divisions/map?${query}`, { method: 'POST', body: form })
      expect(await response.json()).toEqual({ places, unmatched: [], missing: [...missing] })
    },
  )
})
