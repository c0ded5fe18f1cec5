import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Scroll } from '../../ui/index.ts'
import type { HotIssueRow } from './hot-issue-query.ts'
import { Growth, HotLight, Outcome, placesText } from './hot-issue-words.tsx'

interface HotTableProps {
  rows: readonly HotIssueRow[]
  /** Days of the period, and of the one before. */
  days: number
  span: { from: string; until: string }
  onSupervise(row: HotIssueRow): void
}

/** The hot issues of a board, a line each. */
export function HotTable({ rows, days, span, onSupervise }: HotTableProps) {
  const { t } = useWords()
  return (
    <Scroll className="lines" label={t('hotIssues:title')}>
      <table className="tbl ht" aria-label={t('hotIssues:title')}>
        <colgroup>
          <col className="c-light" />
          <col className="c-title" />
          <col />
          <col className="c-n" />
          <col className="c-before" />
          <col className="c-change" />
          <col className="c-do" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('hotIssues:column.light')}</th>
            <th scope="col">{t('hotIssues:column.title')}</th>
            <th scope="col">{t('hotIssues:column.places')}</th>
            <th scope="col" className="num">
              {t('hotIssues:column.count')}
            </th>
            <th scope="col" className="num">
              {t('hotIssues:column.before', { count: days })}
            </th>
            <th scope="col" className="num">
              {t('hotIssues:column.growth')}
            </th>
            <th scope="col">{t('hotIssues:column.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Line key={row.id} row={row} span={span} onSupervise={onSupervise} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Line({
  row,
  span,
  onSupervise,
}: Pick<HotTableProps, 'span' | 'onSupervise'> & { row: HotIssueRow }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <tr>
      <td>
        <HotLight level={row.light} />
      </td>
      <td className="ell" title={row.title}>
        <Link href={href(paths.hotIssue(row.id), span)}>{row.title}</Link>
      </td>
      <td className="ell mut" title={placesText(row)}>
        {placesText(row)}
      </td>
      <td className="num">
        <Link
          href={href(paths.complaintList(), { hot: row.id, ...span })}
          aria-label={`${row.title} ${row.count}`}
        >
          {row.count}
        </Link>
      </td>
      <td className="num mut">{row.before}</td>
      <td className="num">
        <Growth row={row} />
      </td>
      <td>
        {row.can.supervise && row.links.length === 0 && row.status !== 'SUPERVISED' ? (
          <Button
            small
            onClick={() => onSupervise(row)}
            aria-label={t('hotIssues:makeNamed', { name: row.title })}
          >
            {t('hotIssues:make')}
          </Button>
        ) : (
          <Outcome row={row} />
        )}
      </td>
    </tr>
  )
}
