import type { ReactNode } from 'react'
import type { TicketFactsFragment } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { DateText } from '../../../ui/index.ts'
import { useDayWords } from '../../follow-up/index.ts'

export const TicketFactsFragmentDoc = graphql(`
  fragment TicketFacts on Complaint {
    id
    own
    source {
      id
      name
    }
    channel {
      id
      name
    }
    category {
      id
      path
    }
    place {
      code
      name
    }
    placed
    placeWords
    unitWords
    organization {
      id
      name
    }
    complainedOf {
      id
      name
    }
    address
    receivedAt
    dispatchedAt
    signDueAt
    signedAt
    contactDueOn
    contactedOn
    dueOn
    originalDueOn
    finishedAt
    closedOn
    returns
    reworks
    units
    calledBackOn
    answered
    resolved
    satisfaction
  }
`)

type Facts = TicketFactsFragment

interface TicketFactsProps {
  ticket: FragmentType<typeof TicketFactsFragmentDoc>
}

/** Where, what, who, and every date of its life; what is not known is left out. */
export function TicketFacts({ ticket: masked }: TicketFactsProps) {
  const { t } = useWords()
  const facts = readFragment(TicketFactsFragmentDoc, masked)
  const rows = [...whereRows(facts, t), ...useTimeRows(facts), ...afterRows(facts, t)]
  return (
    <>
      <dl className="kv">
        {rows.map(([head, value]) =>
          value ? (
            <div key={head} className="kv-row">
              <dt>{head}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {facts.own ? null : <p className="cap">{t('complaints:fact.followed')}</p>}
    </>
  )
}

type Row = readonly [head: string, value: ReactNode]
type T = ReturnType<typeof useWords>['t']

function whereRows(facts: Facts, t: T): Row[] {
  const { place, placed, placeWords, organization, unitWords, complainedOf, category, source, channel } =
    facts
  return [
    [t('complaints:fact.unit'), organization?.name ?? unitWords ?? t('complaints:noUnit')],
    [
      t('complaints:fact.place'),
      <>
        {placed ? place.name : t('complaints:noPlace')}
        {placeWords && placeWords !== place.name ? (
          <span className="cap"> {t('complaints:fact.placeWords', { words: placeWords })}</span>
        ) : null}
      </>,
    ],
    [t('complaints:fact.address'), facts.address],
    [t('complaints:fact.category'), category?.path.split('/').join(' / ') ?? t('complaints:noCategory')],
    [t('complaints:fact.complainedOf'), complainedOf?.name],
    [t('complaints:fact.source'), [source.name, channel?.name].filter(Boolean).join(' · ')],
  ]
}

function useTimeRows(facts: Facts): Row[] {
  const { t } = useWords()
  const dayWords = useDayWords()
  const { dueOn, originalDueOn, contactDueOn, contactedOn } = facts
  const moved = originalDueOn && originalDueOn !== dueOn
  return [
    [t('complaints:fact.received'), instant(facts.receivedAt)],
    [t('complaints:fact.dispatched'), facts.dispatchedAt && instant(facts.dispatchedAt)],
    facts.signedAt
      ? [t('complaints:fact.signed'), instant(facts.signedAt)]
      : [t('complaints:fact.signDue'), facts.signDueAt && instant(facts.signDueAt)],
    [
      t('complaints:fact.contact'),
      contactedOn
        ? t('complaints:fact.contactedOn', { day: dayWords(contactedOn) })
        : contactDueOn && t('complaints:fact.contactDue', { day: dayWords(contactDueOn) }),
    ],
    [
      t('complaints:fact.due'),
      dueOn && (
        <>
          <DateText day={dueOn} />
          {moved ? (
            <span className="mut"> {t('complaints:fact.originalDue', { day: dayWords(originalDueOn) })}</span>
          ) : null}
        </>
      ),
    ],
    [
      t('complaints:fact.finished'),
      facts.finishedAt ? instant(facts.finishedAt) : facts.closedOn && <DateText day={facts.closedOn} />,
    ],
  ]
}

function afterRows({ answered, resolved, satisfaction, ...facts }: Facts, t: T): Row[] {
  const called = [
    answered === false ? t('complaints:fact.unanswered') : null,
    typeof resolved === 'boolean'
      ? t(resolved ? 'complaints:fact.resolvedYes' : 'complaints:fact.resolvedNo')
      : null,
    satisfaction ? t(`complaints:satisfaction.${satisfaction}`) : null,
  ].filter(Boolean)
  const passed = [
    facts.returns > 0 ? t('complaints:fact.returns', { count: facts.returns }) : null,
    facts.reworks > 0 ? t('complaints:fact.reworks', { count: facts.reworks }) : null,
    facts.units > 1 ? t('complaints:fact.units', { count: facts.units }) : null,
  ].filter(Boolean)
  return [
    [
      t('complaints:fact.callBack'),
      called.length > 0 ? (
        <>
          {facts.calledBackOn ? <DateText day={facts.calledBackOn} /> : null} {called.join('，')}
        </>
      ) : null,
    ],
    [t('complaints:section.steps'), passed.length > 0 ? passed.join('，') : null],
  ]
}
