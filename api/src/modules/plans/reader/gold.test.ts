import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const shared = resolve(import.meta.dirname, '../../../../../../shared')
const scorer = resolve(shared, 'tools/score-plans.mjs')
const present = existsSync(scorer)
if (!present) console.warn('gold.test.ts skipped: no hand-labelled plans beside this checkout (../shared).')

/** The scorer prints one line of F1 values over all plans; each must reach the mark. */
describe.skipIf(!present)('the eleven hand-labelled plans', () => {
  it('are read with an F1 of at least 0.98 in every respect', { timeout: 60_000 }, () => {
    const root = resolve(import.meta.dirname, '../../../../..')
    const args = [scorer, root, resolve(shared, 'plans/gold'), resolve(shared, 'plans')]
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root })
    const total = stdout.split('\n').find(line => /^task .*indval/.test(line)) ?? ''
    const scores = [...total.matchAll(/(\w+) (\d+\.\d)%/g)].map(match => [match[1], Number(match[2])])
    expect(scores.map(([name]) => name)).toEqual(['task', 'due', 'lead', 'joint', 'ind', 'indval'])
    for (const [name, score] of scores) expect(score, `${name}\n${stdout}`).toBeGreaterThanOrEqual(98)
  })
})
