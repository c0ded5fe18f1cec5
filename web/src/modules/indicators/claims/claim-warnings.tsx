import { Link } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Light } from '../../../ui/index.ts'
import { periodName } from '../period-words.ts'
import type { ClaimCheck } from './claim-query.ts'
import './claims.css'

/** Claims that the figures contradict, with both figures and the way to the indicator; nothing when all agree. */
export function ClaimWarnings({ checks }: { checks: readonly ClaimCheck[] }) {
  const { t } = useWords()
  const wrong = checks.filter(({ contradicts }) => contradicts)
  if (wrong.length === 0) return null
  return (
    <section className="claim-box" role="alert" aria-label={t('tasks:claims.title', { count: wrong.length })}>
      <Light level="BEHIND">{t('tasks:claims.title', { count: wrong.length })}</Light>
      <ul>
        {wrong.map(check => (
          <ClaimLine key={`${check.start} ${check.indicator.id} ${check.place.code}`} check={check} />
        ))}
      </ul>
    </section>
  )
}

/** `填报称 9/9 个村达到 50 兆，数据为 8/9（2024年9月）。` and the indicator it was held against. */
function ClaimLine({ check }: { check: ClaimCheck }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <li>
      <p className="wrap">{check.sentence}</p>
      <p className="cap">
        {t('tasks:claims.claimed')} <b>{check.claimed}</b> · {t('tasks:claims.measured')}{' '}
        <b>{check.measured}</b>
        {check.period ? ` · ${periodName(check.period, t)}` : ''} ·{' '}
        <Link href={href(paths.indicator(check.indicator.id), { place: check.place.code })}>
          {t('tasks:claims.open', { name: check.indicator.name, place: check.place.name })}
        </Link>
      </p>
    </li>
  )
}
