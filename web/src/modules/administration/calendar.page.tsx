import { useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, LightShape, Loaded, PageHead } from '../../ui/index.ts'
import type { SpecialDay } from './calendar-days.ts'
import { CalendarYearDocument } from './calendar-query.ts'
import { DayDialog } from './day-dialog.tsx'
import { useAdminPlace } from './use-admin-place.ts'
import { YearGrid } from './year-grid.tsx'
import './administration.css'

/** The year in the address, or that of today. */
function useYear(): number {
  const { today } = useScope()
  const asked = Number(new URLSearchParams(useSearch()).get('year'))
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : Number(today.slice(0, 4))
}

/** 工作日历: the year at a glance; a day is pressed to enter what the notice of the State Council says of it. */
export function CalendarPage() {
  const { t } = useWords()
  const { today, href } = useScope()
  const { code } = useAdminPlace()
  const year = useYear()
  const [picked, setPicked] = useState<string | null>(null)
  const result = useRead(CalendarYearDocument, { place: code, year })
  const days = useMemo(
    () => new Map<string, SpecialDay>(result.data?.calendarYear.days.map(one => [one.day, one])),
    [result.data],
  )
  const to = (other: number) => href(paths.adminCalendar(), { year: other })
  const entered = [...days.values()].filter(({ changedBy }) => changedBy).length
  return (
    <>
      <PageHead
        title={t('admin:calendar.title')}
        count={t('admin:calendar.year', { year })}
        caption={t('admin:calendar.pageCaption')}
        actions={
          <>
            <ButtonLink href={to(year - 1)}>{t('admin:calendar.previous', { year: year - 1 })}</ButtonLink>
            <ButtonLink href={to(year + 1)}>{t('admin:calendar.next', { year: year + 1 })}</ButtonLink>
          </>
        }
      />
      <Loaded result={result}>
        {({ calendarYear: { source } }) => (
          <div className="calendar">
            <p className={source === 'UNKNOWN' ? 'calendar-note unknown' : 'calendar-note'} role="status">
              {source === 'UNKNOWN' ? <LightShape level="NEAR" /> : null}
              <span>
                {t(`admin:calendar.source.${source as 'LIBRARY'}`, { year })}
                {entered > 0 ? t('admin:calendar.entered', { count: entered }) : ''}
              </span>
            </p>
            <Legend />
            <YearGrid year={year} days={days} today={today} onPick={setPicked} />
          </div>
        )}
      </Loaded>
      {picked ? (
        <DayDialog
          key={picked}
          place={code}
          day={picked}
          special={days.get(picked)}
          onClose={saved => {
            setPicked(null)
            if (saved) result.retry()
          }}
        />
      ) : null}
    </>
  )
}

function Legend() {
  const { t } = useWords()
  return (
    <ul className="calendar-legend">
      <li>
        <span className="off">{t('admin:calendar.offShort')}</span>
        {t('admin:calendar.off')}
      </li>
      <li>
        <span className="worked">{t('admin:calendar.workedShort')}</span>
        {t('admin:calendar.worked')}
      </li>
      <li>
        <span className="entered">1</span>
        {t('admin:calendar.enteredWord')}
      </li>
    </ul>
  )
}
