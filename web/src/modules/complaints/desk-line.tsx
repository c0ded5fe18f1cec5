import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Light } from '../../ui/index.ts'
import { useDeskCounts } from './desk-counts.ts'
import './complaints.css'

/** On the other desks: how many tickets wait, with the way to them. Nothing where none does. */
export function ComplaintDeskLine() {
  const { t } = useWords()
  const { href } = useScope()
  const counts = useDeskCounts()
  if (!counts || counts.count === 0) return null
  return (
    <section className="card way-line tickets-line no-print">
      <Light level={counts.behind > 0 ? 'BEHIND' : 'GOOD'} />
      <span className="grow">
        {t('complaints:desk.line', { count: counts.count })}
        {counts.behind > 0 ? t('complaints:desk.lineBehind', { count: counts.behind }) : ''}
      </span>
      <Link href={href(paths.complaintDesk())}>{t('complaints:desk.open')}</Link>
    </section>
  )
}
