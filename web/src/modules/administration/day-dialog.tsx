import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, DatePicker, Dialog, TextField, toast } from '../../ui/index.ts'
import { daysBetween, isWeekend, type SpecialDay } from './calendar-days.ts'
import { Choice } from './choice.tsx'

const SetCalendarDaysDocument = graphql(`
  mutation SetCalendarDays($place: ID!, $days: [CalendarDayInput!]!) {
    setCalendarDays(place: $place, days: $days) {
      day
    }
  }
`)

const RemoveCalendarDayDocument = graphql(`
  mutation RemoveCalendarDay($place: ID!, $day: Day!) {
    removeCalendarDay(place: $place, day: $day)
  }
`)

interface DayDialogProps {
  place: string
  day: string
  special: SpecialDay | undefined
  /** `saved` is true when something was written. */
  onClose(saved: boolean): void
}

/** Enters one day, or a run of days off, as worked or off. */
export function DayDialog({ place, day, special, onClose }: DayDialogProps) {
  const { t } = useWords()
  const [working, setWorking] = useState(special?.working ?? isWeekend(day))
  const [to, setTo] = useState(day)
  const [note, setNote] = useState(special?.note ?? '')
  const [failure, setFailure] = useState<string | null>(null)
  const [save, saving] = useWrite(SetCalendarDaysDocument)
  const [remove, removing] = useWrite(RemoveCalendarDayDocument)
  const days = daysBetween(day, to)

  const finish = (failed: { message: string } | null, said: string) => {
    if (failed) return setFailure(failed.message)
    toast(said)
    onClose(true)
  }
  const onSave = async () => {
    const entered = days.map(one => ({ day: one, working, note: note.trim() || null }))
    const answer = await save({ place, days: entered })
    finish(answer.failure, t('admin:calendar.saved', { count: days.length }))
  }
  const onRemove = async () => {
    const answer = await remove({ place, day })
    finish(answer.failure, t('admin:calendar.removed', { day }))
  }
  return (
    <Dialog
      title={t('admin:calendar.edit', { day })}
      onClose={() => onClose(false)}
      foot={
        <>
          {special?.changedBy ? (
            <Button busy={removing} onClick={onRemove}>
              {t('admin:calendar.restore')}
            </Button>
          ) : null}
          <Button onClick={() => onClose(false)}>{t('common:action.cancel')}</Button>
          <Button look="primary" busy={saving} onClick={onSave}>
            {t('admin:calendar.save', { count: days.length })}
          </Button>
        </>
      }
    >
      <div className="col">
        <Choice
          label={t('admin:calendar.choose')}
          options={[
            { value: 'off', label: t('admin:calendar.off') },
            { value: 'worked', label: t('admin:calendar.worked') },
          ]}
          value={working ? 'worked' : 'off'}
          onChange={choice => setWorking(choice === 'worked')}
        />
        <DatePicker
          label={t('admin:calendar.to')}
          value={to}
          shown={day}
          onChange={end => setTo(end ?? day)}
        />
        <TextField
          label={t('admin:calendar.note')}
          value={note}
          onChange={setNote}
          placeholder={t('admin:calendar.noteHint')}
        />
        <p className="cap">{t('admin:calendar.effect')}</p>
        {failure ? (
          <p className="over" role="alert">
            {failure}
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}
