import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText } from '../../ui/index.ts'

const WorkingDaysDocument = graphql(`
  query WorkingDaysUntil($day: Day!) {
    workingDaysUntil(day: $day)
  }
`)

interface ChosenDayProps {
  day: string | null
  /** The date that stands so far; it stays in sight. */
  original?: string | null | undefined
}

/** `10-18 周五 · 剩 3 个工作日 · 原 10-16 周三仍显示` of a day being chosen. */
export function ChosenDay({ day, original }: ChosenDayProps) {
  const { t } = useWords()
  const { data } = useRead(WorkingDaysDocument, { day: day ?? '' }, { pause: day === null })
  const left = day === null ? undefined : data?.workingDaysUntil
  return (
    <span className="cap chosen-day">
      {day ? (
        <span>
          <DateText day={day} />{' '}
          {left === undefined
            ? null
            : left < 0
              ? t('office:verdict.past')
              : left === 0
                ? t('common:days.today')
                : t('common:days.leftLong', { count: left })}
        </span>
      ) : null}
      {original ? (
        <span>
          {t('office:verdict.original')} <DateText day={original} />
        </span>
      ) : null}
    </span>
  )
}
