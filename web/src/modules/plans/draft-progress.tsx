import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'

const DraftProgressDocument = graphql(`
  query DraftProgress($planId: ID!) {
    planDraft(planId: $planId) {
      planId
      progress {
        total
        confirmed
        removed
        openWarnings
      }
    }
  }
`)

/** `拆解中 3/19`: how far the work on a draft has come. */
export function DraftProgress({ planId }: { planId: string }) {
  const { t } = useWords()
  const { data } = useRead(DraftProgressDocument, { planId })
  const progress = data?.planDraft?.progress
  if (!progress) return <span>{t('plans:status.DRAFT')}</span>
  return (
    <span className="nw">
      {t('plans:list.decomposing', { done: progress.confirmed, total: progress.total })}
    </span>
  )
}
