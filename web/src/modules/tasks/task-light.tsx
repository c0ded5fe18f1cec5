import { useWords } from '../../i18n/index.ts'
import { Light, type LightLevel } from '../../ui/index.ts'
import { doneWord } from './task-words.ts'

interface TaskLightProps {
  task: { light: LightLevel; state: 'OPEN' | 'DONE'; workingDaysLeft?: number | null | undefined }
  /** Says how many working days it is over or has left. */
  long?: boolean
}

/** Light of a task: a done one says how it was done, and late stays late. */
export function TaskLight({ task: { light, state, workingDaysLeft }, long }: TaskLightProps) {
  const { t } = useWords()
  if (state === 'DONE') return <Light level={light}>{t(`tasks:done.${doneWord(light)}`)}</Light>
  if (!long || workingDaysLeft === null || workingDaysLeft === undefined) return <Light level={light} />
  const count = Math.abs(workingDaysLeft)
  if (workingDaysLeft < 0) return <Light level={light}>{t('common:days.overLong', { count })}</Light>
  const word = t(`common:light.deadline.${light}`)
  return (
    <Light level={light}>
      {word} · {count === 0 ? t('common:days.today') : t('common:days.leftLong', { count })}
    </Light>
  )
}
