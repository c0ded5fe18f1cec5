import type { ReactNode } from 'react'
import { dayWithWeekday } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button } from '../../ui/index.ts'
import './follow-up.css'

/** A part of a panel with its small head. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="sec">
      <h3>{title}</h3>
      {children}
    </div>
  )
}

/** Somebody's own words, with their line breaks. */
export const Said = ({ children }: { children: ReactNode }) => <p className="said">{children}</p>

/** `10-15 周二` in the words of the language. */
export function useDayWords(): (day: string) => string {
  const { language } = useWords()
  const { asOf } = useScope()
  return day => dayWithWeekday(day, asOf, language)
}

/** In place of buttons: the past can be looked at, not changed. */
export function OtherDay() {
  const { t } = useWords()
  const { asOf, setAsOf } = useScope()
  return (
    <>
      <span className="cap grow">{t('desk:panel.notToday', { day: asOf })}</span>
      <Button onClick={() => setAsOf(null)}>{t('desk:panel.backToday')}</Button>
    </>
  )
}
