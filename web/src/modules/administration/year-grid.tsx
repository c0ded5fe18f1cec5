import { type KeyboardEvent, useState } from 'react'
import { weekdayOf } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { dayByKey, isWeekend, markOf, type SpecialDay, weeksOf } from './calendar-days.ts'

interface YearGridProps {
  year: number
  days: ReadonlyMap<string, SpecialDay>
  today: string
  onPick(day: string): void
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/**
 * Twelve months at a glance. Days off and days worked instead carry a word as well as a ground. One stop for Tab; the
 * arrows go from day to day, PageUp and PageDown from month to month.
 */
export function YearGrid(props: YearGridProps) {
  const { year, today } = props
  const { t } = useWords()
  const [at, setAt] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = dayByKey(at, event.key)
    if (next === null) return
    event.preventDefault()
    if (!next.startsWith(`${year}-`)) return
    setAt(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be spoken before every day.
    <div className="year" role="group" aria-label={t('admin:calendar.keys', { year })} onKeyDown={onKeyDown}>
      {MONTHS.map(month => (
        <Month key={month} month={month} at={at} onReach={setAt} {...props} />
      ))}
    </div>
  )
}

interface DayProps extends Omit<YearGridProps, 'year'> {
  /** The day Tab comes to. */
  at: string
  onReach(day: string): void
}

function Month({ year, month, ...rest }: DayProps & { year: number; month: number }) {
  const { t, language } = useWords()
  const weeks = weeksOf(year, month)
  // A week of 2024 that begins on Monday names the columns.
  const heads = ['01', '02', '03', '04', '05', '06', '07'].map(day => weekdayOf(`2024-01-${day}`, language))
  return (
    <table className="month" aria-label={t('admin:calendar.month', { year, month })}>
      <caption>{t('admin:calendar.monthShort', { month })}</caption>
      <thead>
        <tr>
          {heads.map(head => (
            <th key={head} scope="col" aria-label={head}>
              {language === 'en' ? head.slice(0, 2) : head.slice(-1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week.find(Boolean)}>
            {week.map((day, index) => (
              <td key={day ?? `none ${index}`}>{day ? <DayButton day={day} {...rest} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayButton({ day, days, today, at, onReach, onPick }: DayProps & { day: string }) {
  const { t, language } = useWords()
  const special = days.get(day)
  const mark = markOf(day, special)
  const state =
    mark === null
      ? isWeekend(day)
        ? 'admin:calendar.weekend'
        : 'admin:calendar.workday'
      : `admin:calendar.${mark}`
  const words = [
    `${day} ${weekdayOf(day, language)}`,
    t(state as 'admin:calendar.off'),
    special?.note ?? '',
    special?.changedBy ? t('admin:calendar.enteredBy', { name: special.changedBy }) : '',
  ].filter(Boolean)
  return (
    <button
      type="button"
      className={cx(
        mark ?? (isWeekend(day) ? 'weekend' : undefined),
        special?.changedBy ? 'entered' : undefined,
        day === today && 'today',
      )}
      title={words.join(' · ')}
      data-day={day}
      tabIndex={day === at ? 0 : -1}
      onFocus={() => onReach(day)}
      onClick={() => onPick(day)}
    >
      {Number(day.slice(8))}
      <span className="sr">{words.join('，')}</span>
      {mark ? <i aria-hidden="true">{t(`admin:calendar.${mark}Short`)}</i> : null}
    </button>
  )
}
