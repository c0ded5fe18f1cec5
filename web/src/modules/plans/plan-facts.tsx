import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Bar, Card, DateText, Light, type LightLevel } from '../../ui/index.ts'

const PlanFactsFragment = graphql(`
  fragment PlanFacts on Plan {
    id
    documentNumber
    issuer
    issuedOn
    fileName
    format
    createdAt
    confirmedAt
    jurisdiction {
      code
      name
    }
    amends {
      id
      title
      edition
    }
    amendedBy {
      id
      title
      edition
    }
    lights(asOf: $asOf) {
      total
      done
      open
      behind
      near
      good
      noData
    }
  }
`)

const LEVELS = [
  ['BEHIND', 'behind'],
  ['NEAR', 'near'],
  ['GOOD', 'good'],
  ['NO_DATA', 'noData'],
] as const satisfies readonly (readonly [LightLevel, string])[]

/** What the plan says of itself, and how its tasks stand on the day looked at; each count opens its list. */
export function PlanFacts({ plan }: { plan: FragmentType<typeof PlanFactsFragment> }) {
  const { t } = useWords()
  const { asOf, href } = useScope()
  const { id, lights, ...facts } = readFragment(PlanFactsFragment, plan)
  const rows: [string, ReactNode][] = [
    [t('plans:header.documentNumber'), facts.documentNumber],
    [t('plans:header.issuer'), facts.issuer],
    [t('plans:header.issuedOn'), facts.issuedOn ? <DateText key="day" day={facts.issuedOn} year /> : null],
    [t('plans:page.jurisdiction'), facts.jurisdiction.name],
    [t('plans:page.file'), facts.fileName ?? t('plans:page.pasted')],
    [t('plans:page.imported'), instant(facts.createdAt)],
    [t('plans:page.confirmed'), facts.confirmedAt ? instant(facts.confirmedAt) : null],
    ...editions(facts),
  ]
  function editions({
    amends,
    amendedBy,
  }: Pick<typeof facts, 'amends' | 'amendedBy'>): [string, ReactNode][] {
    const link = (plan: NonNullable<typeof amends>) => (
      <Link key={plan.id} href={href(paths.plan(plan.id))}>
        {t('plans:amend.edition', { edition: plan.edition })} {plan.title}
      </Link>
    )
    return [
      ...(amends ? [[t('plans:amend.previous'), link(amends)] satisfies [string, ReactNode]] : []),
      ...(amendedBy ? [[t('plans:amend.next'), link(amendedBy)] satisfies [string, ReactNode]] : []),
    ]
  }
  const to = (filter: Record<string, string>) => href(paths.tasks(), { plan: id, ...filter })
  return (
    <Card title={t('plans:page.facts')} caption={t('plans:page.asOf', { day: asOf })}>
      <dl className="kv">
        {rows.map(([name, value]) => (
          <Row key={name} name={name} value={value} />
        ))}
        {lights.total > 0 ? (
          <>
            <dt>{t('plans:column.lights')}</dt>
            <dd>
              <Bar counts={lights} />
              <span className="lts">
                {LEVELS.filter(([, count]) => lights[count] > 0).map(([level, count]) => (
                  <Link key={level} href={to({ light: level })}>
                    <Light level={level} plain>
                      {t(`common:light.deadline.${level}`)} {lights[count]}
                    </Light>
                  </Link>
                ))}
                {lights.done > 0 ? (
                  <Link href={to({ state: 'DONE' })}>
                    {t('common:light.done')} {lights.done}
                  </Link>
                ) : null}
              </span>
            </dd>
          </>
        ) : null}
      </dl>
    </Card>
  )
}

const Row = ({ name, value }: { name: string; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value ?? '—'}</dd>
  </>
)
