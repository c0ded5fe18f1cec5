import { Link } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { DateText, Light } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { shortName } from '../indicators/places/place-name.ts'
import { SheetHeadDoc, SheetsDocument } from './reporting-query.ts'
import { isOwed } from './sheet-state.ts'
import './observations.css'

/** The sheets the viewer's places still owe, the earliest first; none for those who report nothing. */
export function useOwedSheets() {
  const { can } = useSession().viewer
  const { place, asOf } = useScope()
  const { data } = useRead(
    SheetsDocument,
    { place, asOf },
    { pause: !can.reportObservations || can.reviewObservations || place === '' },
  )
  return readFragment(SheetHeadDoc, data?.reportingSheets ?? [])
    .filter(isOwed)
    .sort((one, other) => one.reporting.dueOn.localeCompare(other.reporting.dueOn))
}

/** On the unit's desk: which sheet is due next, and the way to it. */
export function OwedSheetsLine() {
  const { t } = useWords()
  const { href } = useScope()
  const owed = useOwedSheets()
  const [first] = owed
  if (!first) return null
  const { reporting, place, light } = first
  return (
    <section className="card way-line owed-line">
      <Light level={light} />
      <span className="grow">
        {t('reporting:owed', { count: owed.length })}{' '}
        <Link
          className="in-text"
          href={href(paths.reportingSheet(place.code, reporting.frequency, reporting.period))}
        >
          {reporting.words} · {shortName(place.name)}
        </Link>{' '}
        <span className="mut">
          {t('reporting:column.due')} <DateText day={reporting.dueOn} />
        </span>
      </span>
      <Link href={href(paths.reporting())}>{t('reporting:owedAll')}</Link>
    </section>
  )
}
