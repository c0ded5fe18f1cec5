import { Link, useLocation, useParams } from 'wouter'
import type { PlanAmendmentPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, ButtonLink, EmptyState, Loaded, PageHead, toast } from '../../ui/index.ts'
import { AmendmentGroup } from './amendment-group.tsx'
import { ConfirmPlanDocument } from './draft/draft.documents.ts'
import './plans.css'

const PlanAmendmentPageDocument = graphql(`
  query PlanAmendmentPage($id: ID!) {
    plan(id: $id) {
      id
      title
      edition
      can {
        confirm
      }
    }
    planDraft(planId: $id) {
      planId
      blockers
    }
    planAmendment(planId: $id) {
      planId
      version
      added
      changed
      removed
      unchanged
      amends {
        id
        title
      }
      items {
        kind
        draftTaskId
        no
        title
        inProgress
        task {
          id
          status
        }
        fields {
          field
          before
          after
        }
      }
    }
  }
`)

export type Amendment = NonNullable<PlanAmendmentPageQuery['planAmendment']>

const GROUPS = ['ADDED', 'CHANGED', 'REMOVED', 'UNCHANGED'] as const

/** What a new version of a plan changes in the ledger, looked at before it is carried over. */
export function AmendmentPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { href } = useScope()
  const result = useRead(PlanAmendmentPageDocument, { id })
  const toList = <ButtonLink href={href(paths.plans())}>{t('plans:decompose.toList')}</ButtonLink>
  return (
    <Loaded result={result}>
      {({ plan, planDraft, planAmendment }) =>
        plan && planAmendment ? (
          <>
            <PageHead
              title={t('plans:amend.title')}
              count={t('plans:list.count', { count: planAmendment.items.length })}
              caption={t('plans:amend.caption', {
                title: planAmendment.amends.title,
                edition: plan.edition,
              })}
              actions={
                <>
                  <ButtonLink href={href(paths.decompose(id))}>{t('plans:amend.back')}</ButtonLink>
                  {plan.can.confirm ? (
                    <CarryOver id={id} amendment={planAmendment} blockers={planDraft?.blockers ?? []} />
                  ) : null}
                </>
              }
            />
            <div className="amendment">
              <Totals amendment={planAmendment} />
              {plan.can.confirm && planDraft && planDraft.blockers.length > 0 ? (
                <p className="not-ready" role="note">
                  {t('plans:amend.notReady', { first: planDraft.blockers[0] })}{' '}
                  <Link href={href(paths.decompose(id))}>{t('plans:amend.back')}</Link>
                </p>
              ) : null}
              {GROUPS.map(kind => (
                <AmendmentGroup
                  key={kind}
                  kind={kind}
                  items={planAmendment.items.filter(item => item.kind === kind)}
                />
              ))}
            </div>
          </>
        ) : (
          <>
            <PageHead title={t('plans:amend.title')} />
            <EmptyState action={toList}>{t('plans:amend.none')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

const KINDS = [
  ['ADDED', 'added'],
  ['CHANGED', 'changed'],
  ['REMOVED', 'removed'],
  ['UNCHANGED', 'unchanged'],
] as const

/** How many of each fate, and how many of them are being worked on. */
function Totals({ amendment }: { amendment: Amendment }) {
  const { t } = useWords()
  const underWay = (kind: string) =>
    amendment.items.filter(item => item.kind === kind && item.inProgress).length
  return (
    <dl className="totals">
      {KINDS.map(([kind, count]) => (
        <div key={kind}>
          <dt>{t(`plans:amend.kind.${kind}`)}</dt>
          <dd>
            <b>{amendment[count]}</b>
            {underWay(kind) > 0 ? (
              <span className="cap">{t('plans:amend.underWay', { count: underWay(kind) })}</span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface CarryOverProps {
  id: string
  amendment: Amendment
  /** What is left to do in the draft. */
  blockers: readonly string[]
}

function CarryOver({ id, amendment, blockers }: CarryOverProps) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [confirmPlan, carrying] = useWrite(ConfirmPlanDocument)
  const carry = async () => {
    const { failure } = await confirmPlan({ planId: id, version: amendment.version })
    if (failure) return toast(failure.message, { bad: true })
    toast(t('plans:amend.done'))
    navigate(href(paths.tasks(), { plan: id }))
  }
  return (
    <Button
      look="primary"
      busy={carrying}
      disabled={blockers.length > 0}
      title={blockers.join('\n') || undefined}
      onClick={() => void carry()}
    >
      {t('plans:amend.carry')}
    </Button>
  )
}
