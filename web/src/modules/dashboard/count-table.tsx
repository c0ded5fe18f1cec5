import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Bar, type Counts, cx, LightShape, lightOrder, Scroll } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { DoneOfAll, LightCells } from './counts.tsx'
import { type Of, useTaskLists } from './task-list-links.ts'

export interface CountLine {
  key: string
  name: ReactNode
  /** Full name where the cell cuts it. */
  title?: string
  counts: Counts
  of: Of
  /** Whom a 批示 on this line asks to act. */
  unit?: { id: string; name: string }
}

interface CountTableProps {
  /** Name under which the page remembers how far it was scrolled. */
  scroll?: string
  /** Lines a sheet has room for; left out: all. */
  printed?: number
  /** What the table lists, for screen readers. */
  label: string
  head: string
  lines: readonly CountLine[]
  /** Under a darker rule, always in sight. */
  sums?: readonly CountLine[]
}

/** One line a unit, plan or level: done of all, a bar on a common scale, and the counts by light. */
export function CountTable({ label, head, lines, sums = [], scroll, printed }: CountTableProps) {
  const { t } = useWords()
  const max = Math.max(1, ...lines.map(({ counts }) => counts.total))
  return (
    <Scroll className="lines" label={label} remember={scroll}>
      <table className="tbl u" aria-label={label}>
        <colgroup>
          <col className="c-name" />
          <col className="c-all" />
          <col />
          <col className="c-n" span={3} />
          <col className="c-n last wide" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="num">
              {t('dashboard:units.doneOfAll')}
            </th>
            <th scope="col">
              <span className="sr">{t('dashboard:units.progress')}</span>
            </th>
            {lightOrder.map(level => (
              <th key={level} scope="col" className={level === 'NO_DATA' ? 'num wide' : 'num'}>
                <LightShape level={level} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line key={line.key} line={line} max={max} cut={printed !== undefined && index >= printed} />
          ))}
        </tbody>
        {sums.length > 0 ? (
          <tfoot>
            {sums.map((line, index) => (
              <Line key={line.key} line={line} sum={index === sums.length - 1} />
            ))}
          </tfoot>
        ) : null}
      </table>
    </Scroll>
  )
}

interface LineProps {
  line: CountLine
  max?: number
  sum?: boolean
  /** Left out on paper. */
  cut?: boolean
}

function Line({ line, max, sum, cut }: LineProps) {
  const { t } = useWords()
  const lists = useTaskLists()
  const { name, title, counts, of, unit } = line
  const whose = title ?? String(name)
  return (
    <tr className={cx(sum && 'sum', cut && 'no-print')}>
      <th scope="row" className="ell" title={title}>
        {name}
      </th>
      <td className="num all">
        <DoneOfAll name={whose} counts={counts} of={of} lists={lists} />
      </td>
      <td className="bc">
        {max ? <Bar counts={counts} max={max} height={10} /> : null}
        {unit ? (
          <InstructButton
            look="quiet"
            units={[unit]}
            subjectTitle={t('dashboard:instruct.unit', { ...counts, name: unit.name })}
          />
        ) : null}
      </td>
      <LightCells name={whose} counts={counts} of={of} lists={lists} />
    </tr>
  )
}
