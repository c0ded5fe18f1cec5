/** Cells to fill in are tinted, hold text (so that nothing is turned into a date) and are not locked. */
export const OPEN_CELL = { type: String, format: '@', backgroundColor: '#FFFBE6', wrap: true } as const

const PROTECTION = '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0"/>'

/**
 * A feature of the workbook writer: on the first sheet all but the tinted cells are locked, and its last column, which
 * names the record of a row, is hidden. `extra` is XML after the protection, e.g. the choices a cell offers.
 */
export const guardedSheet = (columns: number, extra = '') => ({
  files: {
    transform: {
      'xl/styles.xml': {
        transform: (xml: string) =>
          xml.replace(
            /<xf ([^>]*applyFill="1"[^>]*)>(.*?)<\/xf>/g,
            '<xf $1 applyProtection="1">$2<protection locked="0"/></xf>',
          ),
      },
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) =>
          sheetIndex !== 0
            ? xml
            : xml
                .replace(new RegExp(`<col min="${columns}"`), `<col hidden="1" min="${columns}"`)
                .replace('</sheetData>', `</sheetData>${PROTECTION}${extra}`),
      },
    },
  },
})
