import { useMemo } from 'react'
import { Link } from 'wouter'
import { instant } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { type Scope, useScope } from '../../../scope.tsx'
import { Button, type Column, Light } from '../../../ui/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import { givenOf, isComplete } from '../sheet-state.ts'
import type { PlaceProgress } from './progress-query.ts'

interface ProgressColumnsProps {
  /** Whether the viewer may remind and reopen now. */
  may: boolean
  /** The period takes no more figures. */
  closed: boolean
  frequency: string
  period: string
  remind(row: PlaceProgress): void
  reopen(row: PlaceProgress): void
}

const none = <span className="z">—</span>

/** The names of what is missing, the first few. */
const missingWords = (t: T, { missing }: PlaceProgress): string =>
  missing.map(({ name }) => name).join(t('library:comma'))

function makeColumns(t: T, href: Scope['href'], props: ProgressColumnsProps): Column<PlaceProgress>[] {
  const { may, closed, frequency, period, remind, reopen } = props
  const columns: Column<PlaceProgress>[] = [
    {
      id: 'light',
      head: t('reporting:column.light'),
      width: 92,
      cell: row =>
        !isComplete(row) ? (
          <Light level={row.light} />
        ) : (
          <span className="mut">{t('reporting:settled')}</span>
        ),
    },
    {
      id: 'place',
      head: t('reporting:column.place'),
      width: 148,
      sortValue: row => row.place.code,
      cell: row => (
        <Link href={href(paths.reportingSheet(row.place.code, frequency, period))}>
          {shortName(row.place.name)}
        </Link>
      ),
    },
    {
      id: 'submitted',
      head: t('reporting:progress.given'),
      width: 160,
      sortValue: row => (row.owed === 0 ? 1 : givenOf(row) / row.owed),
      cell: row => <Given row={row} />,
    },
    {
      id: 'published',
      spare: 1,
      head: t('reporting:column.published'),
      width: 72,
      figure: true,
      sortValue: row => row.published,
      cell: row => row.published,
    },
    {
      id: 'returned',
      spare: 4,
      head: t('reporting:progress.returned'),
      width: 72,
      figure: true,
      sortValue: row => row.returned,
      cell: row => (row.returned > 0 ? <b className="over">{row.returned}</b> : <span className="z">0</span>),
    },
    {
      id: 'missing',
      spare: 5,
      head: t('reporting:progress.missingItems'),
      cell: row =>
        row.missing.length > 0 ? <span title={missingWords(t, row)}>{missingWords(t, row)}</span> : none,
    },
    {
      id: 'reporters',
      spare: 3,
      head: t('reporting:progress.reporters'),
      width: 132,
      cell: row =>
        row.reporters.length > 0
          ? row.reporters.join(t('library:comma'))
          : t('reporting:progress.noReporter'),
    },
    {
      id: 'reminded',
      spare: 2,
      head: t('reporting:progress.remindedAt'),
      width: 108,
      cell: row => (row.remindedAt ? instant(row.remindedAt).slice(5) : none),
    },
  ]
  if (may)
    columns.push({
      id: 'actions',
      tool: true,
      head: t('common:table.actions'),
      face: null,
      width: 148,
      fixed: true,
      cell: row => (
        <span className="nw">
          {!isComplete(row) ? (
            <Button look="plain" small onClick={() => remind(row)}>
              {t('reporting:remind.one')}
            </Button>
          ) : null}
          {closed ? (
            <Button look="plain" small onClick={() => reopen(row)}>
              {t('reporting:reopen.one')}
            </Button>
          ) : null}
        </span>
      ),
    })
  return columns
}

/** `6/9` with its bar. */
function Given({ row }: { row: PlaceProgress }) {
  const { t } = useWords()
  const [given, owed] = [givenOf(row), row.owed]
  const words = t('reporting:filled', { given, owed })
  return (
    <span className="sheet-filled">
      <span className="bar" role="img" aria-label={words}>
        <i className="given" style={{ width: owed > 0 ? `${(given / owed) * 100}%` : 0 }} />
      </span>
      <span className="nw">
        {given}/{owed}
      </span>
    </span>
  )
}

export function useProgressColumns(props: ProgressColumnsProps): Column<PlaceProgress>[] {
  const { t } = useWords()
  const { href } = useScope()
  const { may, closed, frequency, period } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the buttons do is the same for one period.
  return useMemo(() => makeColumns(t, href, props), [t, href, may, closed, frequency, period])
}

/** A place on a phone. */
export function ProgressCard({ row }: { row: PlaceProgress }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <b className="grow">{shortName(row.place.name)}</b>
        {!isComplete(row) ? <Light level={row.light} /> : null}
      </span>
      <Given row={row} />
      {row.missing.length > 0 ? <span className="cap wrap">{missingWords(t, row)}</span> : null}
    </span>
  )
}
