import { useWords } from '../../i18n/index.ts'
import { Light, type LightLevel } from '../../ui/index.ts'

interface RecordLightProps {
  light: LightLevel
  closed: boolean
  workingDaysLeft?: number | null | undefined
  /** Says how many working days it is over or has left. */
  long?: boolean
}

/** Light of something to be answered: a closed one says how it was answered, and late stays late. */
export function RecordLight({ light, closed, workingDaysLeft, long }: RecordLightProps) {
  const { t } = useWords()
  if (closed) return <Light level={light}>{t(`followUp:closed.${light}`)}</Light>
  if (!long || workingDaysLeft === null || workingDaysLeft === undefined) return <Light level={light} />
  const count = Math.abs(workingDaysLeft)
  if (workingDaysLeft < 0) return <Light level={light}>{t('common:days.overLong', { count })}</Light>
  return (
    <Light level={light}>
      {t(`common:light.deadline.${light}`)} ·{' '}
      {count === 0 ? t('common:days.today') : t('common:days.leftLong', { count })}
    </Light>
  )
}
