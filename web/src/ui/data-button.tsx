import { useWords } from '../i18n/index.ts'
import type { ChartTable } from './chart/option.ts'
import { PopoverButton } from './popover.tsx'

interface DataButtonProps {
  /** What the chart shows; names the table. */
  name: string
  table: ChartTable
}

/** The numbers of a drawn chart as a table, one press away: for reading out, for copying, for the keyboard. */
export function DataButton({ name, table: { heads, rows } }: DataButtonProps) {
  const { t } = useWords()
  return (
    <PopoverButton
      label={t('common:chart.tableOf', { name })}
      sign
      className="btn plain sm no-print"
      placement="bottom end"
      face={t('common:chart.asTable')}
    >
      <div className="data-pop">
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
            {rows.map(([first, ...cells], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table stand as they stand.
              <tr key={index}>
                <th scope="row">{first}</th>
                {cells.map((cell, column) => (
                  <td key={heads[column + 1]} className="num">
                    {cell ?? '—'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PopoverButton>
  )
}
