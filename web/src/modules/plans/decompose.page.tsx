import type { ReactNode } from 'react'
import { Redirect, useParams } from 'wouter'
import type { DecomposedPlanQuery } from '../../graphql/generated/graphql.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, EmptyState, Failed, Loaded, PageHead, Skeleton } from '../../ui/index.ts'
import { DecomposeScreen } from './decompose-screen.tsx'
import { DecomposedPlanDocument } from './draft/draft.documents.ts'
import { useDraftSession } from './draft/use-draft-session.ts'

/** 方案拆解: the document beside the ledger to be made of it. */
export function DecomposePage() {
  const { id = '' } = useParams<{ id: string }>()
  const result = useRead(DecomposedPlanDocument, { id })
  return (
    <Loaded result={result}>{({ plan }) => (plan ? <Decompose key={id} plan={plan} /> : <NoDraft />)}</Loaded>
  )
}

export type DecomposedPlan = NonNullable<DecomposedPlanQuery['plan']>

function Decompose({ plan }: { plan: DecomposedPlan }) {
  const { href } = useScope()
  const opened = useDraftSession(plan.id)
  if (opened.state === 'loading') return <Skeleton lines={12} />
  if (opened.state === 'failed')
    return (
      <Plain>
        <Failed message={opened.failure.message} retry={opened.retry} />
      </Plain>
    )
  if (opened.state === 'open') return <DecomposeScreen plan={plan} session={opened.session} />
  // Its ledger is made already: the plan itself is the place to be.
  return plan.status !== 'DRAFT' ? <Redirect to={href(paths.plan(plan.id))} replace /> : <NoDraft />
}

function NoDraft() {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <Plain>
      <EmptyState action={<ButtonLink href={href(paths.plans())}>{t('plans:decompose.toList')}</ButtonLink>}>
        {t('plans:decompose.noDraft')}
      </EmptyState>
    </Plain>
  )
}

/** The page without its screen. */
function Plain({ children }: { children: ReactNode }) {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t('plans:decompose.title')} />
      {children}
    </>
  )
}
