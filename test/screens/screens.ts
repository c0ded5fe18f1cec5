import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { startApp } from '#test/kit/app.ts'
import { openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import { axeFaults, keyboardFaults, layoutFaults } from './faults.ts'
import { addresses, allPages, type PageToSee } from './pages.ts'

const USAGE = `pnpm screens [options]: pictures of every page at each size, and what is wrong with them.

  --page NAME…     only these pages, by their name in web/src/paths.ts (a part of it will do)
  --role NAME      only as this account
  --size WIDTH…    1440, 768, 390 (default), 320, 1920
  --theme dark     dark instead of light
  --large          large type
  --language en    English
  --keyboard       walk every page with Tab as well
  --no-axe         without axe
  --url URL        a server that runs already; else the build, on a demo world of its own
  --out FOLDER     default test/e2e/screens
`

const HEIGHTS: Readonly<Record<string, number>> = { 1440: 900, 768: 1024, 390: 844, 320: 640, 1920: 1080 }

const { values: options } = parseArgs({
  options: {
    page: { type: 'string', multiple: true, default: [] },
    role: { type: 'string' },
    size: { type: 'string', multiple: true, default: ['1440', '768', '390'] },
    theme: { type: 'string', default: 'light' },
    large: { type: 'boolean', default: false },
    language: { type: 'string', default: 'zh-CN' },
    keyboard: { type: 'boolean', default: false },
    'no-axe': { type: 'boolean', default: false },
    url: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL('../e2e/screens/', import.meta.url)) },
    help: { type: 'boolean', default: false },
  },
})

/** Signs in once an account, dressed as asked for. */
function wardrobe(browser: Browser, url: string) {
  const visits = new Map<string, Promise<Visit>>()
  const look = JSON.stringify({ theme: options.theme, size: options.large ? 'large' : 'normal' })
  const enter = async (username: string): Promise<Visit> => {
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
    return one
  }
  return (username: string) => {
    const known = visits.get(username) ?? enter(username)
    visits.set(username, known)
    return known
  }
}

async function settle({ page }: Visit): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page
    .waitForFunction(() => !document.querySelector('.skeleton, .refreshing'), null, { timeout: 15_000 })
    .catch(() => undefined)
  await page.waitForTimeout(300)
}

/** One page as one account at every size: pictures, and its faults by size. */
async function look(seen: Visit, { name }: PageToSee, path: string, role: string): Promise<string[]> {
  const faults: string[] = []
  seen.noise.splice(0)
  for (const size of options.size) {
    const width = Number(size)
    await seen.page.setViewportSize({ width, height: HEIGHTS[size] ?? 900 })
    if (size === options.size[0]) await seen.page.goto(path)
    await settle(seen)
    mkdirSync(`${options.out}/${size}`, { recursive: true })
    await seen.page.screenshot({ path: `${options.out}/${size}/${name}-${role}.png` })
    const found = [
      ...(await layoutFaults(seen.page, width < 640)),
      ...(options['no-axe'] ? [] : await axeFaults(seen.page)),
      ...(options.keyboard ? await keyboardFaults(seen.page) : []),
    ]
    faults.push(...found.map(fault => `${size}: ${fault}`))
  }
  return [...faults, ...new Set(seen.noise.map(line => `console: ${line.slice(0, 300)}`))]
}

const wanted = ({ name }: PageToSee) =>
  options.page.length === 0 || options.page.some(part => name.toLowerCase().includes(part.toLowerCase()))

async function main(): Promise<number> {
  const app = options.url ? null : await startApp()
  const browser = await openBrowser()
  let bad = 0
  try {
    const enter = wardrobe(browser, options.url ?? app?.url ?? '')
    const addressOf = await addresses(enter)
    for (const page of allPages().filter(wanted))
      for (const role of page.roles) {
        if (options.role && role !== options.role) continue
        const path = addressOf(page)
        const face = `${page.name} as ${role ?? 'a stranger'} ${path}`
        const faults = await look(await enter(role ?? ''), page, path, role ?? 'stranger').catch(error => [
          String(error).slice(0, 400),
        ])
        if (faults.length > 0) bad += 1
        console.log(
          faults.length === 0
            ? `ok   ${face}`
            : `BAD  ${face}\n${faults.map(line => `       ${line}`).join('\n')}`,
        )
      }
  } finally {
    await browser.close()
    await app?.stop()
  }
  console.log(`${bad} pages with faults; pictures in ${options.out}`)
  return bad
}

if (options.help) console.log(USAGE)
else process.exitCode = (await main()) > 0 ? 1 : 0
