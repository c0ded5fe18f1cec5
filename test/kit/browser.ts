import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const HOW =
  '没有找到 Chromium,浏览器测试未运行。安装:apt-get install chromium fonts-noto-cjk;或用 CHROMIUM 指明路径。'

function findChromium(): string | null {
  const named = process.env['CHROMIUM']
  return [...(named ? [named] : []), ...PLACES].find(path => existsSync(path)) ?? null
}

const executablePath = findChromium()

/** True where browser tests can run. In CI a missing browser is a failure, elsewhere it is said once and skipped. */
export const hasBrowser = executablePath !== null
if (!hasBrowser) {
  if (process.env['CI']) throw new Error(HOW)
  console.warn(HOW)
}

/** One browser for a test file; close it after the tests. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })

export interface Visit {
  page: Page
  context: BrowserContext
  /** What the browser complained of: errors in the console and in scripts. A test expects it to be empty. */
  noise: string[]
  close(): Promise<void>
}

export interface VisitOptions {
  url: string
  /** Default 1440 × 900. */
  viewport?: { width: number; height: number }
  /** Demo account that is signed in; none = a stranger. */
  username?: string
}

const DEMO_PASSWORD = 'Duban@2024'

/** A window of its own, with cookies of its own; it shows nothing yet. */
export async function visit(browser: Browser, { url, viewport, username }: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: viewport ?? { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const noise: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') noise.push(message.text())
  })
  page.on('pageerror', error => noise.push(error.message))
  if (username) await signIn(context, username)
  return { page, context, noise, close: () => context.close() }
}

/** A session without the form: most tests are about what comes after it. */
const signIn = (context: BrowserContext, username: string): Promise<unknown> =>
  ask(
    { context },
    'mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { id } }',
    { username, password: DEMO_PASSWORD },
  )

/** Signs in as a person does, at the form; ends on the page the person begins with. */
export async function signInAtForm(page: Page, username: string): Promise<void> {
  // What is typed before the page is whole would be lost when it is drawn again.
  await page.goto('/login', { waitUntil: 'networkidle' })
  await page.fill('[name=username]', username)
  await page.fill('[name=password]', DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(address => address.pathname !== '/login')
}

/** What the page asks the API, for checks behind the screen; throws the API's sentence. */
export async function ask<Data>(
  { context }: Pick<Visit, 'context'>,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const response = await context.request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: { query, variables },
  })
  const body = (await response.json()) as { data: Data; errors?: { message: string }[] }
  if (body.errors?.[0]) throw new Error(body.errors[0].message)
  return body.data
}

/** How far a page goes beyond its window sideways, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
