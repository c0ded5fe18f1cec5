import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { everyPage, type PageAddress } from '#test/kit/pages.ts'
import { type Measurement, measurement, seriesOf } from '../measure.ts'
import { probing, readProbe, settled } from './probe.ts'
import type { WebWorld } from './world.ts'

const LOGIN_KB = 100
const COCKPIT_KB = 300
const MORE_KB = 250
const SHIFT = 0.02

const weights = new Map<string, number>()

/** KB of a built file as it travels, gzip. */
function weightOf(path: string): number {
  const known =
    weights.get(path) ?? gzipSync(readFileSync(join('dist/web', path)), { level: 9 }).length / 1024
  weights.set(path, known)
  return known
}

const sumOf = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + weightOf(file), 0)

interface Opened {
  name: string
  files: Set<string>
  /** Layout shift on a desk or on a phone, whichever is worse. */
  shift: number
  /** At which size, and what moved most. */
  shifted: string
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/** Pages opened side by side: nothing is timed here, and most of the time is spent waiting whether more comes. */
const LANES = 2

/** Opens a page cold at one size: which scripts and styles came, and how much of it moved. */
async function openAt(
  world: WebWorld,
  { address, username }: PageAddress,
  viewport: (typeof SIZES)[number],
  files: Set<string>,
): Promise<{ shift: number; worst: string }> {
  const context = await world.sessions.open(username, { viewport })
  try {
    const page = await context.newPage()
    await probing(page)
    page.on('response', response => {
      const { pathname } = new URL(response.url())
      if (/^\/assets\/.*\.(?:js|css)$/.test(pathname)) files.add(pathname)
    })
    await page.goto(address)
    await settled(page)
    const { shift, shifted } = await readProbe(page)
    return { shift, worst: `${viewport.width}: ${shifted.sort().reverse().slice(0, 2).join(' | ')}` }
  } finally {
    await context.close()
  }
}

/** Opens a page at both sizes at once. */
async function open(world: WebWorld, page: PageAddress): Promise<Opened> {
  const files = new Set<string>()
  const seen = await Promise.all(SIZES.map(size => openAt(world, page, size, files)))
  const worst = seen.reduce((one, other) => (other.shift > one.shift ? other : one))
  return { name: page.name, files, shift: worst.shift, shifted: worst.worst }
}

const shiftOf = ({ name, shift, shifted }: Opened, database: string): Measurement =>
  measurement(
    {
      bench: 'layout shift',
      name,
      database,
      unit: '',
      limit: SHIFT,
      notes: shift > SHIFT / 4 ? { moved: shifted } : {},
    },
    seriesOf([shift]),
  )

function weightRow(opened: Opened, cockpit: Set<string>, database: string): Measurement {
  const { name, files } = opened
  const alone = name === '/login' || name === '/'
  const more = alone ? files : [...files].filter(file => !cockpit.has(file))
  const limit = name === '/login' ? LOGIN_KB : name === '/' ? COCKPIT_KB : MORE_KB
  return measurement(
    {
      bench: 'weight',
      name: alone ? `${name}, all` : `${name}, beyond the cockpit`,
      database,
      unit: 'KB',
      limit,
      notes: { 'all KB': Math.round(sumOf(files)), files: files.size },
    },
    seriesOf([sumOf(more)]),
  )
}

/** What a page is measured against stays, whichever pages are asked for. */
const isWanted = (name: string, asked: readonly string[]) =>
  asked.length === 0 || name === '/' || asked.includes(name)

/**
 * Scripts and styles of every page (gzip), and how much of it moves while it comes; of some pages when their patterns
 * are named.
 */
export async function weightAndShift(world: WebWorld, asked: readonly string[]): Promise<Measurement[]> {
  // The page of components is for those who build the app.
  const pages = (await everyPage(world.sessions)).filter(
    ({ name }) => name !== '/dev/ui' && isWanted(name, asked),
  )
  const opened: Opened[] = []
  // Every lane takes the next page that nobody has taken yet.
  const queue = pages.entries()
  const lane = async () => {
    for (const [at, page] of queue) opened[at] = await open(world, page)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const cockpit = opened.find(({ name }) => name === '/')?.files ?? new Set<string>()
  return [
    ...opened.map(page => weightRow(page, cockpit, world.name)),
    ...opened.map(page => shiftOf(page, world.name)),
  ]
}
