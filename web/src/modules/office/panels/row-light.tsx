import { useWords } from '../../../i18n/index.ts'
import { Light } from '../../../ui/index.ts'
import type { ReviewRow } from '../office-query.ts'

/** `▲ 临期 · 剩 1 个工作日` of the date at stake. */
export function RowLight({ row: { light, workingDaysLeft: days } }: { row: ReviewRow }) {
  const { t } = useWords()
  if (days === null || days === undefined) return <Light level={light}>{t('desk:noDue')}</Light>
  if (days < 0) return <Light level={light}>{t('common:days.overLong', { count: -days })}</Light>
  return (
    <Light level={light}>
      {t(`common:light.deadline.${light}`)} ·{' '}
      {days === 0 ? t('common:days.today') : t('common:days.leftLong', { count: days })}
    </Light>
  )
}
