import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Figure } from '../../ui/index.ts'
import { Count } from './system-count.tsx'
import { useSystemLists } from './system-links.ts'
import type { SystemSummary } from './system-query.ts'
import { CLOUD_STATES } from './system-url.ts'

/** 四率 and the cloud states of a place; every number opens the systems it counts. */
export function SummaryStrip({ summary }: { summary: SystemSummary }) {
  const { t } = useWords()
  return (
    <section className="card system-heads" aria-label={t('systems:summary.label')}>
      <CloudStates summary={summary} />
      {summary.rates.map(one => (
        <RateOf key={one.measure} one={one} place={summary.place.code} />
      ))}
    </section>
  )
}

function CloudStates({ summary: { total, byCloud, zombies, place } }: { summary: SystemSummary }) {
  const { t } = useWords()
  const lists = useSystemLists()
  const of = { place: place.code }
  return (
    <Figure
      name={t('systems:summary.total')}
      value={total}
      unit={t('systems:summary.totalUnit')}
      href={total > 0 ? lists.all(of) : undefined}
      change={
        <>
          {t('systems:zombie')} <Count value={zombies} href={lists.zombies(of)} />
        </>
      }
      parts={
        <span className="states">
          {CLOUD_STATES.map(cloud => (
            <span key={cloud} className={`cloud-mark ${cloud.toLowerCase()}`}>
              <i aria-hidden="true" />
              {t(`systems:cloud.${cloud}`)}{' '}
              <Count
                value={byCloud.find(one => one.cloud === cloud)?.count ?? 0}
                href={lists.cloud(cloud, of)}
              />
            </span>
          ))}
        </span>
      }
    />
  )
}

function RateOf({
  one: { measure, rate, excluded, excludedWords },
  place,
}: {
  one: SystemSummary['rates'][number]
  place: string
}) {
  const { t } = useWords()
  const lists = useSystemLists()
  const list = (part: Parameters<typeof lists.part>[1]) => lists.part(measure, part, { place })
  const word = (part: 'NUMERATOR' | 'DENOMINATOR' | 'MISSING') => t(`systems:part.${measure}.${part}`)
  const missing = rate.denominator - rate.numerator
  return (
    <Figure
      name={t(`systems:measure.${measure}`)}
      value={percent(rate.value)}
      unit="%"
      href={list('DENOMINATOR')}
      change={
        <>
          {t('systems:part.CLOUD.EXCLUDED')} <Count value={excluded} href={list('EXCLUDED')} />
        </>
      }
      parts={
        rate.denominator === 0 ? (
          t('systems:summary.noneDue')
        ) : (
          <>
            <Count value={rate.numerator} href={list('NUMERATOR')} label={word('NUMERATOR')} /> /{' '}
            <Count value={rate.denominator} href={list('DENOMINATOR')} label={word('DENOMINATOR')} />{' '}
            {word('DENOMINATOR')}
          </>
        )
      }
      target={
        missing > 0 ? (
          <>
            {word('MISSING')} <Count value={missing} href={list('MISSING')} />
          </>
        ) : null
      }
      how={{ ...rate, definition: excluded > 0 ? `${rate.definition}${excludedWords}` : rate.definition }}
    />
  )
}
