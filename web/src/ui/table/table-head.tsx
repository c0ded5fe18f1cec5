import type { RowData, Table } from '@tanstack/react-table'
import { useWords } from '../../i18n/index.ts'
import { cx } from '../cx.ts'
import { usePrinting } from '../use-printing.ts'
import type { Column, features } from './column.ts'

interface TableHeadProps<Row extends RowData> {
  table: Pick<Table<typeof features, Row>, 'getColumn'>
  columns: readonly Column<Row>[]
}

const spoken = { asc: 'ascending', desc: 'descending' } as const

/** Heads; a sortable one is a button and says how it is sorted. */
export function TableHead<Row extends RowData>({ table, columns }: TableHeadProps<Row>) {
  const { t } = useWords()
  // A browser leaves buttons out where it repeats a head on the next sheet.
  const printing = usePrinting()
  return (
    <>
      <colgroup>
        {columns.map(column => (
          <col key={column.id} style={column.width ? { width: column.width } : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ id, head, face, figure, tool }) => {
            const column = table.getColumn(id)
            const sorted = column?.getIsSorted() || null
            return (
              <th
                key={id}
                scope="col"
                className={cx(figure && 'num', tool && 'no-print') || undefined}
                aria-sort={sorted ? spoken[sorted] : undefined}
              >
                {column?.getCanSort() && !printing ? (
                  <button
                    type="button"
                    title={t('common:table.sortBy', { column: head })}
                    onClick={column.getToggleSortingHandler()}
                  >
                    {head}
                    <span className="dir" aria-hidden="true">
                      {sorted ? (sorted === 'asc' ? '↑' : '↓') : ''}
                    </span>
                  </button>
                ) : face === undefined ? (
                  head
                ) : (
                  (face ?? <span className="sr">{head}</span>)
                )}
              </th>
            )
          })}
        </tr>
      </thead>
    </>
  )
}
