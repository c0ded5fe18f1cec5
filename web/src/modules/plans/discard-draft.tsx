import { useLocation } from 'wouter'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, confirm, toast } from '../../ui/index.ts'
import { DiscardPlanDraftDocument } from './draft/draft.documents.ts'

/** Throws a draft away after asking; back to the list. */
export function DiscardDraft({ plan, small }: { plan: { id: string; title: string }; small?: boolean }) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [discard, busy] = useWrite(DiscardPlanDraftDocument)
  const run = async () => {
    const yes = await confirm({
      title: t('plans:discard.title'),
      body: t('plans:discard.body', { title: plan.title }),
      action: t('plans:discard.action'),
    })
    if (yes === null) return
    const { failure } = await discard({ planId: plan.id })
    if (failure) return toast(failure.message, { bad: true })
    toast(t('plans:discard.done', { title: plan.title }))
    navigate(href(paths.plans()))
  }
  return (
    <Button look={small ? 'plain' : undefined} small={small} busy={busy} onClick={() => void run()}>
      {t('plans:discard.short')}
    </Button>
  )
}
