import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

/** A picture that was taken: its file below the folder, and what was wrong. */
export interface Picture {
  file: string
  size: string
  face: string
  faults: readonly string[]
}

const plain = (text: string) => text.replace(/[&<>"]/g, mark => `&#${mark.charCodeAt(0)};`)

const STYLE = `body{font:13px system-ui;margin:16px;background:#ddd}main{display:flex;flex-wrap:wrap;gap:12px;
align-items:flex-start}figure{margin:0;max-width:49%}img{max-width:100%;display:block;border:1px solid #888}
.phone{max-width:400px}.bad figcaption{color:#a00}`

/** All pictures on one page, those with faults marked. */
export function writeIndex(folder: string, pictures: readonly Picture[]): void {
  const figures = pictures.map(
    ({ file, size, face, faults }) =>
      `<figure class="${Number(size) < 640 ? 'phone' : ''} ${faults.length > 0 ? 'bad' : ''}"><figcaption>${size} ${plain(face)}<br>${faults
        .map(plain)
        .join('<br>')}</figcaption><a href="${file}"><img loading="lazy" src="${file}"></a></figure>`,
  )
  const head = '<!doctype html><meta charset="utf-8"><title>screens</title>'
  writeFileSync(
    join(folder, 'index.html'),
    `${head}<style>${STYLE}</style><main>${figures.join('\n')}</main>`,
  )
}

/** How many stand side by side, and how many make a sheet. */
const LAYOUT = (size: string) =>
  Number(size) < 640
    ? { across: 4, sheet: 4 }
    : Number(size) < 1000
      ? { across: 3, sheet: 3 }
      : { across: 2, sheet: 4 }

const SHEET_WIDTH = 1560

/** Sheets of several pictures of one size: `sheet-1440-1.png`… */
export async function makeSheets(browser: Browser, folder: string, pictures: readonly Picture[]) {
  const page = await browser.newPage({ viewport: { width: SHEET_WIDTH, height: 900 } })
  for (const size of new Set(pictures.map(picture => picture.size))) {
    const all = pictures.filter(picture => picture.size === size)
    const { across, sheet } = LAYOUT(size)
    for (let first = 0; first < all.length; first += sheet) {
      const cells = all.slice(first, first + sheet).map(({ file, face }) => {
        const data = readFileSync(join(folder, file)).toString('base64')
        return `<figure><figcaption>${plain(face)}</figcaption><img src="data:image/png;base64,${data}"></figure>`
      })
      const grid = `main{display:grid;grid-template-columns:repeat(${across},1fr);gap:8px;align-items:start}`
      await page.setContent(
        `<style>body{margin:8px;font:12px system-ui;background:#999}figure{margin:0}img{width:100%;display:block}${grid}</style><main>${cells.join('')}</main>`,
      )
      await page.screenshot({
        path: join(folder, `sheet-${size}-${1 + first / sheet}.png`),
        fullPage: true,
      })
    }
  }
  await page.close()
}
