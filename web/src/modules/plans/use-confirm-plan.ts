import { useLocation } from 'wouter'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { toast } from '../../ui/index.ts'
import { ConfirmPlanDocument, type Draft } from './draft/draft.documents.ts'

/**
 * Makes the ledger and goes to it; an amendment first shows what it changes. A refusal is said and leaves everything
 * as it is.
 */
export function useConfirmPlan(plan: { id: string; amends: { id: string } | null }, draft: Draft) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [confirmPlan, making] = useWrite(ConfirmPlanDocument)
  const make = async () => {
    if (plan.amends) return navigate(href(paths.amendment(plan.id)))
    const { data, failure } = await confirmPlan({ planId: plan.id, version: draft.version })
    if (failure) return toast(failure.message, { bad: true })
    toast(t('plans:act.made', { count: data.confirmPlan.taskCount }))
    navigate(href(paths.tasks(), { plan: plan.id }))
  }
  return { make, making }
}
