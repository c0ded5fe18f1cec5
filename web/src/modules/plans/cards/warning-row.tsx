import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { Button, confirm, Light } from '../../../ui/index.ts'
import { useDesk } from '../desk.ts'
import type { DraftTask, DraftWarning } from '../draft/draft.documents.ts'
import { isTold, kindOf } from '../warning-groups.ts'
import { DayEditor } from './due-field.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { type Resolution, resolutionsOf } from './resolutions.ts'
import { groupOf, useResolve } from './use-resolve.ts'

interface WarningRowProps {
  warning: DraftWarning
  /** Null for one that concerns the whole document. */
  task: DraftTask | null
}

/** A warning with everything that can be done about it. */
export function WarningRow({ warning, task }: WarningRowProps) {
  const { t } = useWords()
  const { warning: current, lookFromCard } = useDesk()
  const [asking, setAsking] = useState<'date' | 'group' | null>(null)
  const { resolve, fillDate } = useResolve(warning, task)
  const press = (resolution: Resolution) => {
    if (resolution === 'fillDate') return setAsking('date')
    if (resolution === 'expand') return setAsking('group')
    resolve(resolution)
  }
  const explain = async () => {
    const words = await confirm({
      title: t('plans:warning.explainTitle'),
      body: warning.message,
      action: t('plans:warning.explainAction'),
      reason: { label: t('plans:warning.explainLabel'), required: true },
    })
    if (words) resolve('checked', words)
  }
  const group = task && asking === 'group' ? groupOf(task, warning) : null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing shows the words in the document; pressing is done by the buttons.
    <div
      className={cx('wn', warning.id === current && 'here')}
      data-warning={warning.id}
      onMouseEnter={() => task && lookFromCard({ card: task.id, part: null }, warning.source)}
    >
      <Light level={isTold(kindOf(warning)) ? 'NO_DATA' : 'NEAR'} plain>
        {t('plans:warning.todo')}
      </Light>
      <span className="grow">{warning.message}</span>
      <span className="btns">
        {asking === 'date' ? (
          <DayEditor label={t('plans:due.day')} day={null} onChange={day => day && fillDate(day)} />
        ) : null}
        {resolutionsOf(warning).map(resolution =>
          resolution === 'fillDate' && asking === 'date' ? null : (
            <Button key={resolution} small onClick={() => press(resolution)}>
              {t(`plans:resolve.${resolution}`)}
            </Button>
          ),
        )}
        <Button look="plain" small onClick={() => void explain()}>
          {t('plans:warning.explain')}
        </Button>
      </span>
      {task && group ? <GroupDialog owner={group} task={task} onClose={() => setAsking(null)} /> : null}
    </div>
  )
}
