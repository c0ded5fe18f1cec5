import { useWords } from '../i18n/index.ts'
import { USUAL_DAYS, usualDay } from '../modules/periods/index.ts'
import { useScope } from '../scope.tsx'
import { Calendar } from '../ui/calendar.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { Group } from '../ui/group.tsx'

/** Usual days, any day typed, any day of a calendar: fetched when the picker is opened, since calendars are heavy. */
export function AsOfChoices({ onChoose }: { onChoose(day: string): void }) {
  const { t } = useWords()
  const { asOf, today } = useScope()
  return (
    <div className="as-of-choices">
      <Group className="usual" label={t('common:asOf.usual')}>
        {USUAL_DAYS.map(choice => {
          const day = usualDay(choice, today)
          return (
            <button key={choice} type="button" aria-pressed={day === asOf} onClick={() => onChoose(day)}>
              <span>{t(`common:asOf.day.${choice}`)}</span>
              <span className="cap">{day}</span>
            </button>
          )
        })}
      </Group>
      <div>
        <div className="as-of-head">
          <DayInput
            label={t('common:asOf.type')}
            action={t('common:asOf.go')}
            wrong={t('common:asOf.wrong')}
            value={asOf}
            onChange={onChoose}
          />
        </div>
        <Calendar label={t('common:asOf.label')} value={asOf} onChange={onChoose} />
        <p className="pad cap as-of-foot">{t('common:asOf.hint')}</p>
      </div>
    </div>
  )
}
