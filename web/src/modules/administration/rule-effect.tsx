import type { RuleRowFragment } from '../../graphql/generated/graphql.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText } from '../../ui/index.ts'
import { CalendarYearDocument } from './calendar-query.ts'
import { daysTyped, inWorkingDays, workingDaysAfter } from './rule-example.ts'

interface RuleEffectProps {
  place: string
  rule: Pick<RuleRowFragment, 'key' | 'effect' | 'value'>
  /** As it is being typed. */
  value: string
  from: string
}

/** What the rule decides; with working days also a day as it is and as it would be. */
export function RuleEffect({ place, rule, value, from }: RuleEffectProps) {
  const { t } = useWords()
  return (
    <div className="effects" aria-live="polite">
      <b>{t('admin:rules.decides')}</b>
      <p>{rule.effect}</p>
      {inWorkingDays(rule.key) ? <Example place={place} now={rule.value} then={value} from={from} /> : null}
    </div>
  )
}

function Example({ place, now, then, from }: { place: string; now: string; then: string; from: string }) {
  const { t } = useWords()
  const year = Number(from.slice(0, 4))
  const { data } = useRead(CalendarYearDocument, { place, year })
  const next = useRead(CalendarYearDocument, { place, year: year + 1 })
  const counts = [now, then].map(daysTyped)
  if (!data || !next.data || counts.includes(null)) return null
  const days = [...data.calendarYear.days, ...next.data.calendarYear.days]
  const special = new Map(days.map(one => [one.day, one]))
  const [before = from, after = from] = counts.map(count => workingDaysAfter(from, count ?? 0, special))
  return (
    <dl className="kv">
      <dt>{t('admin:rules.counted')}</dt>
      <dd>
        <DateText day={from} year />
      </dd>
      <dt>{t('admin:rules.until')}</dt>
      <dd>
        <DateText day={before} year />
      </dd>
      {after === before ? null : (
        <>
          <dt>{t('admin:rules.untilThen')}</dt>
          <dd>
            <b>
              <DateText day={after} year />
            </b>
          </dd>
        </>
      )}
    </dl>
  )
}
