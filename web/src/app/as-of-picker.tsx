import { lazy, Suspense, useState } from 'react'
import { weekdayOf } from '../i18n/format.ts'
import { useWords } from '../i18n/index.ts'
import { shiftDay } from '../modules/periods/index.ts'
import { useScope } from '../scope.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Group } from '../ui/group.tsx'
import { Skeleton } from '../ui/loaded.tsx'
import { PopoverButton } from '../ui/popover.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNarrow } from '../ui/use-narrow.ts'
import './as-of.css'

const Choices = lazy(async () => ({ default: (await import('./as-of-choices.tsx')).AsOfChoices }))

/** The day every figure is true for: a day back and forth (`[`, `]`), usual days, any day; back to today (`T`). */
export function AsOfPicker() {
  const { t } = useWords()
  const { asOf, today, setAsOf } = useScope()
  const [open, setOpen] = useState(false)
  const back = () => setAsOf(shiftDay(asOf, -1))
  // Nothing is known of the days to come: a step ends at today.
  const forth = asOf < today ? () => setAsOf(shiftDay(asOf, 1)) : undefined
  useKeys({ '[': back, ']': forth, t: asOf === today ? undefined : () => setAsOf(null) })
  return (
    <Group className={cx('as-of', asOf < today && 'past')} label={t('common:asOf.label')}>
      <Step label={t('common:asOf.back')} sign="‹" shortcut="[" onPress={back} />
      <PopoverButton
        label={t('common:asOf.label')}
        className="ctx"
        face={<Face />}
        open={open}
        onOpenChange={setOpen}
      >
        <Suspense fallback={<Skeleton />}>
          <Choices
            onChoose={day => {
              setAsOf(day)
              setOpen(false)
            }}
          />
        </Suspense>
      </PopoverButton>
      <Step label={t('common:asOf.forth')} sign="›" shortcut="]" onPress={forth} />
    </Group>
  )
}

interface StepProps {
  label: string
  sign: string
  shortcut: string
  onPress: (() => void) | undefined
}

const Step = ({ label, sign, shortcut, onPress }: StepProps) => (
  <button
    type="button"
    className="step"
    aria-label={label}
    aria-keyshortcuts={shortcut}
    title={`${label} ${shortcut}`}
    disabled={!onPress}
    onClick={onPress}
  >
    <span aria-hidden="true">{sign}</span>
  </button>
)

/** `截至 2024-10-15 周二`; of another day with the word for it. */
function Face() {
  const { t, language } = useWords()
  const { asOf, today } = useScope()
  const narrow = useNarrow()
  const short = asOf.slice(0, 4) === today.slice(0, 4) ? asOf.slice(5) : asOf
  return (
    <>
      {asOf < today ? <b className="mark">{t('common:asOf.past')}</b> : null}
      <span>{narrow ? short : t('common:asOf.button', { day: asOf })}</span>
      <span className="cap">{weekdayOf(asOf, language)}</span>
      <span className="caret" />
    </>
  )
}

/** Above a page of another day: which day it shows, what writing means there, and the way back. */
export function OtherDay() {
  const { t, language } = useWords()
  const { asOf, today, setAsOf } = useScope()
  if (asOf === today) return null
  const day = `${asOf} ${weekdayOf(asOf, language)}`
  return (
    <p className="other-day" role="status">
      <span className="grow">
        <b>{t(asOf < today ? 'common:asOf.showsPast' : 'common:asOf.showsLater', { day })}</b>{' '}
        <span className="no-print">{t('common:asOf.writes', { today })}</span>
      </span>
      <Button small className="no-print" shortcut="T" onClick={() => setAsOf(null)}>
        {t('common:asOf.backToToday')}
      </Button>
    </p>
  )
}
