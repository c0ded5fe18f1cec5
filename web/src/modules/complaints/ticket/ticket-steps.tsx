import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'

export const TicketStepsFragment = graphql(`
  fragment TicketSteps on Complaint {
    id
    steps {
      id
      kind
      summary
      text
      round
      on
      at
      byName
      organization {
        id
        name
      }
    }
  }
`)

/** What happened to a ticket, newest first, in plain sentences. */
export function TicketSteps({ ticket: masked }: { ticket: FragmentType<typeof TicketStepsFragment> }) {
  const { t } = useWords()
  const { steps } = readFragment(TicketStepsFragment, masked)
  if (steps.length === 0) return <p className="mut">{t('complaints:step.none')}</p>
  const newest = [...steps].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
  const several = steps.some(({ round }) => round > 1)
  return (
    <ol className="timeline">
      {newest.map((step, index) => (
        <li key={step.id} className={index === 0 ? 'submitted' : undefined}>
          <div className="who">
            <b>{step.summary}</b>
            {several ? (
              <span className="st cap">{t('complaints:step.round', { count: step.round })}</span>
            ) : null}
          </div>
          {step.text ? <p className="words">{step.text}</p> : null}
          <div className="cap">
            <time dateTime={step.at}>{instant(step.at)}</time> {step.byName}
            {step.organization && step.organization.name !== step.byName
              ? ` · ${step.organization.name}`
              : ''}
          </div>
        </li>
      ))}
    </ol>
  )
}
