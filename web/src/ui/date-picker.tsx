import { parseDate } from '@internationalized/date'
import {
  DatePicker as AriaDatePicker,
  Button,
  DateInput,
  DateSegment,
  Group,
  Label,
  Popover,
} from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { useWords } from '../i18n/index.ts'
import { Calendar } from './calendar.tsx'

interface DatePickerProps {
  label: string
  /** `YYYY-MM-DD` */
  value: string | null
  onChange(day: string | null): void
  required?: boolean
  quiet?: boolean
  error?: string | null
  /** Day the calendar opens at while empty. */
  shown?: string
}

/** A day typed digit by digit or chosen in a month. */
export function DatePicker({
  label,
  value,
  onChange,
  required = false,
  quiet,
  error,
  shown,
}: DatePickerProps) {
  const { t } = useWords()
  return (
    <AriaDatePicker
      className="fld"
      value={value ? parseDate(value) : null}
      onChange={date => onChange(date?.toString() ?? null)}
      isRequired={required}
      isInvalid={Boolean(error)}
      shouldForceLeadingZeros
      {...(shown ? { placeholderValue: parseDate(shown) } : {})}
    >
      {({ state }) => (
        <>
          <Label className={quiet ? 'sr' : 'label'}>{label}</Label>
          <Group className="field group">
            <DateInput className="date">{segment => <DateSegment segment={segment} />}</DateInput>
            {value ? (
              <Button
                slot={null}
                className="btn plain icon"
                aria-label={t('common:field.clearDate')}
                onPress={() => onChange(null)}
              >
                ×
              </Button>
            ) : null}
            <Button className="btn plain icon" aria-label={t('common:field.openCalendar')}>
              <span className="caret" />
            </Button>
          </Group>
          {error ? <span className="err">{error}</span> : null}
          <Popover className="pop">
            <Dialog aria-label={label}>
              <Calendar
                label={label}
                value={value}
                shown={shown}
                onChange={day => {
                  onChange(day)
                  state.setOpen(false)
                }}
              />
            </Dialog>
          </Popover>
        </>
      )}
    </AriaDatePicker>
  )
}
