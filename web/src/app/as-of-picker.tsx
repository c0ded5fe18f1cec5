import { useState } from 'react'
import { weekdayOf } from '../i18n/format.ts'
import { useWords } from '../i18n/index.ts'
import { useScope } from '../scope.tsx'
import { Button } from '../ui/button.tsx'
import { Calendar } from '../ui/calendar.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { PopoverButton } from '../ui/popover.tsx'
import { useNarrow } from '../ui/use-narrow.ts'

/** The day every figure is true for. */
export function AsOfPicker() {
  const { t, language } = useWords()
  const { asOf, today, setAsOf } = useScope()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const choose = (day: string) => {
    setAsOf(day)
    setOpen(false)
  }
  const face = (
    <>
      <span>
        {narrow && asOf.slice(0, 4) === today.slice(0, 4)
          ? asOf.slice(5)
          : narrow
            ? asOf
            : t('common:asOf.button', { day: asOf })}
      </span>
      <span className="cap">{weekdayOf(asOf, language)}</span>
      <span className="caret" />
    </>
  )
  return (
    <PopoverButton
      label={t('common:asOf.label')}
      className="ctx"
      face={face}
      open={open}
      onOpenChange={setOpen}
    >
      <div className="as-of-head">
        <DayInput
          label={t('common:asOf.type')}
          action={t('common:asOf.go')}
          wrong={t('common:asOf.wrong')}
          value={asOf}
          onChange={choose}
        />
      </div>
      <Calendar label={t('common:asOf.label')} value={asOf} onChange={choose} />
      <div className="pad row as-of-foot">
        <span className="cap grow">{t('common:asOf.hint')}</span>
        <Button small disabled={asOf === today} onClick={() => choose(today)}>
          {t('common:asOf.today')}
        </Button>
      </div>
    </PopoverButton>
  )
}
