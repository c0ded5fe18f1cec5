import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startApp } from '#test/kit/app.ts'
import { openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import { axeFaults, keyboardFaults, layoutFaults } from './faults.ts'
import { heightOf, isWanted, type Options, readOptions, USAGE } from './options.ts'
import { addresses, allPages, type PageToSee } from './pages.ts'
import { watchRest } from './rest.ts'
import { makeSheets, type Picture, writeIndex } from './sheets.ts'

interface Viewer extends Visit {
  /** Waits until the page has everything; false when it never comes to rest. */
  rest(): Promise<boolean>
}

/** Signs in once an account, dressed as asked for. */
function wardrobe(browser: Browser, url: string, options: Options) {
  const visits = new Map<string, Promise<Viewer>>()
  const look = JSON.stringify({ theme: options.theme, size: options.large ? 'large' : 'normal' })
  const enter = async (username: string): Promise<Viewer> => {
    const one = await visit(browser, { url, ...(username ? { username } : {}) })
    await one.context.addInitScript(
      ([appearance, language]) => {
        localStorage.setItem('duban.appearance', appearance ?? '')
        localStorage.setItem('duban.language', language ?? '')
      },
      [look, options.language],
    )
    // What the compiler puts around functions that are sent to the page.
    await one.context.addInitScript('globalThis.__name = made => made')
    await one.page.emulateMedia({ reducedMotion: 'reduce' })
    return { ...one, rest: watchRest(one.page) }
  }
  return (username: string) => {
    const known = visits.get(username) ?? enter(username)
    visits.set(username, known)
    return known
  }
}

/** No picture is taller. */
const TALLEST = 6000

/** The window as high as what it shows. */
async function unfold(page: Page, width: number, height: number): Promise<void> {
  const more = await page.evaluate(() => {
    const over = [...document.querySelectorAll('html, .main, .split > .list')].map(
      ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
    )
    return Math.max(...over)
  })
  if (more > 0) await page.setViewportSize({ width, height: Math.min(TALLEST, height + more) })
}

/** What is wrong with a page as it stands. */
async function faultsOf({ page }: Viewer, width: number, options: Options): Promise<string[]> {
  return [
    ...(await layoutFaults(page, width < 640)),
    ...(options['no-axe'] ? [] : await axeFaults(page)),
    ...(options.keyboard ? await keyboardFaults(page) : []),
  ]
}

/** One page as one account at one size: its picture and its faults. */
async function shoot(seen: Viewer, size: string, face: string, file: string, options: Options) {
  const width = Number(size)
  const height = heightOf(size)
  const settled = await seen.rest()
  const faults = settled ? [] : ['never comes to rest']
  faults.push(...(await faultsOf(seen, width, options)))
  if (options.whole) {
    await unfold(seen.page, width, height)
    await seen.rest()
  }
  mkdirSync(join(options.out, size), { recursive: true })
  await seen.page.screenshot({ path: join(options.out, file) })
  return { file, size, face, faults }
}

/** One page as one account at every size. What the browser complained of is a fault of the size it came at. */
async function look(seen: Viewer, { name }: PageToSee, path: string, role: string, options: Options) {
  const pictures: Picture[] = []
  const face = `${name} as ${role} ${path}`
  seen.noise.splice(0)
  for (const [index, size] of options.size.entries()) {
    const file = `${size}/${name}-${role}.png`
    try {
      await seen.page.setViewportSize({ width: Number(size), height: heightOf(size) })
      if (index === 0) await seen.page.goto(path)
      const picture = await shoot(seen, size, face, file, options)
      const noise = [...new Set(seen.noise.splice(0))].map(line => `console: ${line.slice(0, 300)}`)
      pictures.push({ ...picture, faults: [...picture.faults, ...noise] })
    } catch (error) {
      pictures.push({ file, size, face, faults: [String(error).slice(0, 400)] })
    }
  }
  return pictures
}

const lines = ({ size, faults }: Picture) => faults.map(fault => `       ${size}: ${fault}`).join('\n')

function say(pictures: readonly Picture[], started: number): void {
  const bad = pictures.filter(picture => picture.faults.length > 0)
  const face = pictures[0]?.face
  const took = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${bad.length > 0 ? 'BAD ' : 'ok  '} ${face} ${took} s`)
  if (bad.length > 0) console.log(bad.map(lines).join('\n'))
}

/** Every page that was asked for, as each of those who work on it, one after the other. */
async function lookAtAll(browser: Browser, url: string, options: Options): Promise<Picture[]> {
  const enter = wardrobe(browser, url, options)
  const addressOf = await addresses(enter)
  const pictures: Picture[] = []
  for (const page of allPages().filter(({ name }) => isWanted(options, name)))
    for (const role of page.roles) {
      if (options.role && role !== options.role) continue
      const started = performance.now()
      const taken = await look(await enter(role ?? ''), page, addressOf(page), role ?? 'stranger', options)
      say(taken, started)
      pictures.push(...taken)
    }
  return pictures
}

/** The end of the report: every fault once more, where it can be found. */
function sumUp(pictures: readonly Picture[], started: number, { out }: Options): number {
  const bad = pictures.filter(picture => picture.faults.length > 0)
  const minutes = ((performance.now() - started) / 60_000).toFixed(1)
  if (bad.length > 0) console.log('\nFaults:')
  for (const picture of bad) console.log(`  ${picture.file}  ${picture.face}\n${lines(picture)}`)
  console.log(
    `\n${pictures.length} pictures, ${bad.length} with faults, ${minutes} minutes; pictures in ${out}`,
  )
  return bad.length
}

async function main(options: Options): Promise<number> {
  const started = performance.now()
  const app = options.url ? null : await startApp()
  const browser = await openBrowser()
  try {
    const pictures = await lookAtAll(browser, options.url ?? app?.url ?? '', options)
    if (pictures.length === 0) throw new Error('No page has this name, or nobody of this name opens it.')
    const taken = pictures.filter(({ faults }) => !faults[0]?.startsWith('Error'))
    writeIndex(options.out, taken)
    if (options.sheets) await makeSheets(browser, options.out, taken)
    return sumUp(pictures, started, options)
  } finally {
    await browser.close()
    await app?.stop()
  }
}

const options = readOptions()
if (options.help) console.log(USAGE)
else process.exitCode = (await main(options)) > 0 ? 1 : 0
