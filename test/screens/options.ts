import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export const USAGE = `pnpm screens [options]: pictures of every page at each size, and what is wrong with them.

  --page NAME…     only these pages, by their name in web/src/paths.ts (a part of it will do; "=task" is task alone)
  --role NAME      only as this account
  --size WIDTH…    1440, 768, 390 (these three unless told otherwise), 320, 1920
  --theme dark     dark instead of light
  --large          large type
  --language en    English
  --whole          what lies below the fold too
  --sheets         six pictures to a sheet as well, to look through them quickly
  --keyboard       walk every page with Tab as well
  --no-axe         without axe
  --url URL        a server that runs already; else the build, on a demo world of its own
  --out FOLDER     default test/e2e/screens

Ends with a list of all faults, and 1 when there are any. index.html in the folder shows all pictures.
`

const HEIGHTS: Readonly<Record<string, number>> = { 1440: 900, 768: 1024, 390: 844, 320: 640, 1920: 1080 }

export const heightOf = (width: string): number => HEIGHTS[width] ?? 900

/** What was asked for on the command line; throws with a sentence when it is not understood. */
export const readOptions = () =>
  parseArgs({
    options: {
      page: { type: 'string', multiple: true, default: [] },
      role: { type: 'string' },
      size: { type: 'string', multiple: true, default: ['1440', '768', '390'] },
      theme: { type: 'string', default: 'light' },
      large: { type: 'boolean', default: false },
      language: { type: 'string', default: 'zh-CN' },
      whole: { type: 'boolean', default: false },
      sheets: { type: 'boolean', default: false },
      keyboard: { type: 'boolean', default: false },
      'no-axe': { type: 'boolean', default: false },
      url: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('../e2e/screens/', import.meta.url)) },
      help: { type: 'boolean', default: false },
    },
  }).values

export type Options = ReturnType<typeof readOptions>

/** Whether a page was asked for: all of them when none is named. */
export const isWanted = ({ page }: Pick<Options, 'page'>, name: string): boolean =>
  page.length === 0 ||
  page.some(part =>
    part.startsWith('=') ? name === part.slice(1) : name.toLowerCase().includes(part.toLowerCase()),
  )
