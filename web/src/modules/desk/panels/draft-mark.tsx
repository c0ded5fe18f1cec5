import { instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import type { ReportDraft } from './use-report-draft.ts'

/** `草稿已保存 08:42`, at the foot. */
export function DraftMark({ draft: { state, savedAt } }: { draft: ReportDraft }) {
  const { t } = useWords()
  const words = () => {
    if (state === 'saving' || state === 'dirty') return t('desk:draft.saving')
    if (state === 'failed' || state === 'conflict') return t('desk:draft.failed')
    return savedAt ? t('desk:draft.saved', { time: instant(savedAt).slice(11) }) : t('desk:draft.automatic')
  }
  return (
    <span className="cap grow" role="status">
      {words()}
    </span>
  )
}

/** Two windows wrote the same draft: one of them has to win, and the person says which. */
export function DraftConflict({ draft, onUseOther }: { draft: ReportDraft; onUseOther(): void }) {
  const { t } = useWords()
  if (draft.state !== 'conflict')
    return draft.restored && draft.state === 'dirty' ? (
      <p className="warn-note" role="status">
        {t('desk:draft.restored')}
      </p>
    ) : null
  return (
    <div className="warn-note" role="alert">
      {draft.message}
      <div className="row">
        <Button small onClick={() => void draft.takeOver()}>
          {t('desk:draft.takeOver')}
        </Button>
        <Button small onClick={onUseOther}>
          {t('desk:draft.useOther')}
        </Button>
      </div>
    </div>
  )
}
