import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { visit } from './browser.ts'

type State = Awaited<ReturnType<BrowserContext['storageState']>>

/** Cookies of people who signed in once, so that every window of theirs is new but signed in. */
export interface Sessions {
  /** A window with an empty cache; `username` null = a stranger. */
  open(username: string | null, options?: BrowserContextOptions): Promise<BrowserContext>
}

export function sessionsOf(browser: Browser, url: string): Sessions {
  const states = new Map<string, Promise<State>>()
  const signIn = async (username: string): Promise<State> => {
    const { context, close } = await visit(browser, { url, username })
    const state = await context.storageState()
    await close()
    return state
  }
  return {
    async open(username, options = {}) {
      if (username !== null && !states.has(username)) states.set(username, signIn(username))
      const storageState = username === null ? undefined : await states.get(username)
      return browser.newContext({
        baseURL: url,
        viewport: { width: 1440, height: 900 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...(storageState ? { storageState } : {}),
        ...options,
      })
    },
  }
}
