import type { BrowserContext } from 'playwright-core'
import { patterns } from '../../web/src/paths.ts'
import { addresses, allPages } from '../screens/pages.ts'
import type { Sessions } from './sessions.ts'

/** A page as someone of the demo world opens it. */
export interface PageAddress {
  /** The pattern of the address. */
  name: string
  address: string
  /** Demo account who has it before them; null = a stranger. */
  username: string | null
}

/** Every page of the app once, for the first of those who work on it, with an address that shows something. */
export async function everyPage(sessions: Sessions): Promise<PageAddress[]> {
  const opened: BrowserContext[] = []
  const addressOf = await addresses(async username => {
    const context = await sessions.open(username)
    opened.push(context)
    return { context }
  })
  for (const context of opened) await context.close()
  return allPages().map(page => ({
    name: patterns[page.name],
    address: addressOf(page),
    username: page.roles[0] ?? null,
  }))
}
