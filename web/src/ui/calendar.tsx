import { parseDate } from '@internationalized/date'
import {
  Calendar as AriaCalendar,
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarMonthPicker,
  CalendarYearPicker,
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

/** Years offered around the one in sight: plans reach back and ahead. */
const YEARS = 21

/** A month of days; year and month are chosen directly, since plans lie years apart. */
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
        <CalendarYearPicker visibleYears={YEARS}>{picker => <Picker {...picker} />}</CalendarYearPicker>
        <CalendarMonthPicker>{picker => <Picker {...picker} />}</CalendarMonthPicker>
        <Button slot="next" className="btn sm icon" aria-label={t('common:field.nextMonth')}>
          ›
        </Button>
      </header>
      <CalendarGrid weekdayStyle="narrow">{date => <CalendarCell date={date} />}</CalendarGrid>
    </AriaCalendar>
  )
}

interface PickerProps {
  'aria-label': string
  value: string | number
  items: readonly { id: number; formatted: string }[]
  onChange(id: number): void
}

const Picker = ({ value, items, onChange, 'aria-label': label }: PickerProps) => (
  <select
    className="pick"
    aria-label={label}
    value={value}
    onChange={event => onChange(Number(event.target.value))}
  >
    {items.map(({ id, formatted }) => (
      <option key={id} value={id}>
        {formatted}
      </option>
    ))}
  </select>
)
