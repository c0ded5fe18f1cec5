import { signed } from '../../i18n/format.ts'
import { type T, useWords } from '../../i18n/index.ts'
import type { PeriodChoice } from './period.ts'
import './periods.css'

/** What a figure is held against: the words of its 环比. `days` and `custom` count days, `reported` is the period reported before. */
export interface Base {
  choice: PeriodChoice | 'reported'
  /** Days of the period. */
  days?: number
}

/** Of figures reported period by period. */
export const REPORTED: Base = { choice: 'reported' }

/** `前 30 天`, `上月同期`: the period before, by name. */
export const baseWords = (t: T, { choice, days = 0 }: Base): string =>
  t(`common:change.base.${choice}`, { count: days })

interface ChangesProps {
  /** 环比: the difference to the period before; nothing is shown where it is not known. */
  before?: number | null | undefined
  /** 同比: the difference to the same days a year before. */
  yearBefore?: number | null | undefined
  base: Base
  decimals?: number
  /** The differences are percentage points. */
  points?: boolean
}

/** `较前 30 天 −0.9` and `同比 +1.2`: signed, with the base named, never an arrow and never red. */
export function Changes({ before, yearBefore, base, decimals = 0, points }: ChangesProps) {
  const { t } = useWords()
  const number = (value: number) => signed(value, decimals)
  const whole = (value: number) =>
    points ? t('common:change.points', { value: number(value) }) : number(value)
  const against = baseWords(t, base)
  return (
    <span className="changes">
      {typeof before === 'number' ? (
        <span title={t('common:change.beforeLong', { base: against, change: whole(before) })}>
          {t('common:change.before', { base: against, change: number(before) })}
        </span>
      ) : null}
      {typeof yearBefore === 'number' ? (
        <span title={t('common:change.yearLong', { change: whole(yearBefore) })}>
          {t('common:change.year', { change: number(yearBefore) })}
        </span>
      ) : null}
    </span>
  )
}
