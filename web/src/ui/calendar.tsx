import { parseDate } from '@internationalized/date'
import {
  Calendar as AriaCalendar,
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
} from 'react-aria-components/Calendar'
import { useWords } from '../i18n/index.ts'

interface CalendarProps {
  label: string
  /** `YYYY-MM-DD` */
  value: string | null
  onChange(day: string): void
  /** Day the grid opens at when nothing is chosen. */
  shown?: string | undefined
}

/** A month of days. */
export function Calendar({ label, value, onChange, shown }: CalendarProps) {
  const { t } = useWords()
  const open = value ?? shown
  return (
    <AriaCalendar
      className="cal"
      aria-label={label}
      value={value ? parseDate(value) : null}
      {...(open ? { defaultFocusedValue: parseDate(open) } : {})}
      onChange={date => onChange(date.toString())}
    >
      <header>
        <Button slot="previous" className="btn sm icon" aria-label={t('common:field.previousMonth')}>
          ‹
        </Button>
        <CalendarHeading />
        <Button slot="next" className="btn sm icon" aria-label={t('common:field.nextMonth')}>
          ›
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">{date => <CalendarCell date={date} className="day" />}</CalendarGrid>
    </AriaCalendar>
  )
}
