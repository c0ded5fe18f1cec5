import { shortDay, weekdayOf } from '../i18n/format.ts'
import { useWords } from '../i18n/index.ts'
import { useScope } from '../scope.tsx'

/** `10-15 周二`, with the year where it differs from the date looked at. */
export function DateText({ day, year }: { day: string; year?: boolean }) {
  const { language } = useWords()
  const { asOf } = useScope()
  return (
    <time className="due" dateTime={day}>
      {year ? day : shortDay(day, asOf)}
      <span className="wd">{weekdayOf(day, language)}</span>
    </time>
  )
}

/** `剩 5` or `逾 7` working days; `long` spells it out. */
export function DaysLeft({ days, long }: { days: number; long?: boolean }) {
  const { t } = useWords()
  if (days < 0)
    return <b className="over">{t(long ? 'common:days.overLong' : 'common:days.over', { count: -days })}</b>
  if (days === 0) return <b>{t('common:days.today')}</b>
  return <span className="nw">{t(long ? 'common:days.leftLong' : 'common:days.left', { count: days })}</span>
}
