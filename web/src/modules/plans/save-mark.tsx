import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { DraftView } from './draft/draft-session.ts'

/** `已保存 16:20`, or what is still on its way. */
export function SaveMark({ view, retry }: { view: DraftView; retry(): void }) {
  const { t } = useWords()
  const { state, waiting, savedAt } = view
  if (state === 'offline')
    return (
      <span className="save-mark off" role="status">
        {t('plans:save.offline', { count: waiting })}
        <Button look="plain" small onClick={retry}>
          {t('common:state.retry')}
        </Button>
      </span>
    )
  const time = savedAt === null ? null : instant(new Date(savedAt).toISOString()).slice(11)
  return (
    <span className="save-mark cap" role="status">
      {state === 'saving'
        ? t('plans:save.saving')
        : time
          ? t('plans:save.saved', { time })
          : t('plans:save.automatic')}
    </span>
  )
}
