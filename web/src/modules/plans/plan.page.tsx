import { useState } from 'react'
import { useParams } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, ButtonLink, EmptyState, Loaded, PageHead } from '../../ui/index.ts'
import { DiscardDraft } from './discard-draft.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { PlanFacts } from './plan-facts.tsx'
import { PlanIndicators } from './plan-indicators.tsx'
import { PlanSource } from './plan-source.tsx'
import './plans.css'

const PlanPageDocument = graphql(`
  query PlanPage($id: ID!, $asOf: Day) {
    plan(id: $id) {
      id
      title
      status
      taskCount
      edition
      can {
        edit
        discard
        amend
      }
      ...PlanFacts
      ...PlanIndicators
      ...PlanSource
    }
  }
`)

/** A plan: what it is, how its tasks stand, its indicators, and its own words. */
export function PlanPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { asOf, href } = useScope()
  const [amending, setAmending] = useState(false)
  const result = useRead(PlanPageDocument, { id, asOf })
  const toList = <ButtonLink href={href(paths.plans())}>{t('plans:decompose.toList')}</ButtonLink>
  return (
    <Loaded
      result={result}
      empty={{ when: ({ plan }) => !plan, text: t('plans:page.unknown'), action: toList }}
    >
      {({ plan }) =>
        plan ? (
          <>
            <PageHead
              title={plan.title}
              count={
                plan.status === 'CONFIRMED' ? t('plans:list.count', { count: plan.taskCount }) : undefined
              }
              caption={
                plan.edition > 1
                  ? `${t(`plans:status.${plan.status}`)} · ${t('plans:amend.edition', { edition: plan.edition })}`
                  : t(`plans:status.${plan.status}`)
              }
              actions={
                <>
                  {plan.status === 'CONFIRMED' ? (
                    <ButtonLink look="primary" href={href(paths.tasks(), { plan: id })}>
                      {t('plans:page.toTasks')}
                    </ButtonLink>
                  ) : null}
                  {plan.can.edit ? (
                    <ButtonLink look="primary" href={href(paths.decompose(id))}>
                      {t('plans:page.toDecompose')}
                    </ButtonLink>
                  ) : null}
                  {plan.can.amend ? (
                    <Button onClick={() => setAmending(true)}>{t('plans:amend.import')}</Button>
                  ) : null}
                  {plan.can.discard ? <DiscardDraft plan={plan} /> : null}
                </>
              }
            />
            <div className="plan-page">
              <div className="side-col">
                <PlanFacts plan={plan} />
                <PlanIndicators plan={plan} />
              </div>
              <PlanSource plan={plan} />
            </div>
            {amending ? <ImportDialog amends={plan} onClose={() => setAmending(false)} /> : null}
          </>
        ) : (
          <EmptyState action={toList} />
        )
      }
    </Loaded>
  )
}
