import { useRef } from 'react'
import { useWords } from '../i18n/index.ts'
import type { ChartTable } from './chart/option.ts'
import { InOrder } from './in-order.tsx'
import { PopoverButton } from './popover.tsx'
import { SaveMenu } from './save/save-menu.tsx'
import { useCardDrawing } from './save/use-card-drawing.ts'

interface DataButtonProps {
  /** What the chart shows; names the table. */
  name: string
  table: ChartTable
  /** What the chart says in one sentence, its 口径 and 来源: written into what is saved. */
  caption?: string | undefined
  definition?: string | undefined
  source?: string | undefined
}

/** The numbers of a drawn chart as a table, one press away: for reading out, for copying, for the keyboard, and to be saved. */
export function DataButton({ name, table, caption, definition, source }: DataButtonProps) {
  const { t } = useWords()
  const { heads, rows } = table
  const mark = useRef<HTMLSpanElement>(null)
  const drawing = useCardDrawing(mark, { name, caption, definition, source })
  return (
    <>
      <span ref={mark} hidden />
      <PopoverButton
        label={t('common:chart.tableOf', { name })}
        sign
        className="btn plain sm no-print"
        placement="bottom end"
        face={t('common:chart.asTable')}
      >
        <div className="data-pop">
          <div className="save">
            <SaveMenu drawing={drawing} table={table} />
          </div>
          <table className="tbl dense" aria-label={name}>
            <thead>
              <tr>
                {heads.map((head, column) => (
                  <th key={head} scope="col" className={column ? 'num' : undefined}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <InOrder of={rows}>
                {([first, ...cells]) => (
                  <tr>
                    <th scope="row">{first}</th>
                    {cells.map((cell, column) => (
                      <td key={heads[column + 1]} className="num">
                        {cell ?? '—'}
                      </td>
                    ))}
                  </tr>
                )}
              </InOrder>
            </tbody>
          </table>
        </div>
      </PopoverButton>
    </>
  )
}
