import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { claimsOf } from '../indicators/claims/claim-query.ts'
import { ClaimWarnings } from '../indicators/claims/claim-warnings.tsx'

const BatchClaimsDocument = graphql(`
  query BatchClaims($place: ID!) {
    reportsToReview(place: $place, first: 200) {
      nodes {
        id
        ...ClaimChecks
      }
    }
  }
`)

interface BatchClaimsProps {
  ids: readonly string[]
  titles: ReadonlyMap<string, string>
}

/** Which of the reports about to be let stand the figures contradict; nothing when none. */
export function BatchClaims({ ids, titles }: BatchClaimsProps) {
  const { t } = useWords()
  const { place } = useScope()
  const { data } = useRead(BatchClaimsDocument, { place }, { fresh: true })
  const doubtful = (data?.reportsToReview.nodes ?? [])
    .filter(({ id }) => ids.includes(id))
    .map(report => ({ id: report.id, checks: claimsOf(report) }))
    .filter(({ checks }) => checks.some(({ contradicts }) => contradicts))
  if (doubtful.length === 0) return null
  return (
    <section>
      <h3 className="over">{t('tasks:claims.batch', { count: doubtful.length })}</h3>
      {doubtful.map(({ id, checks }) => (
        <div key={id}>
          <b>{titles.get(id)}</b>
          <ClaimWarnings checks={checks} />
        </div>
      ))}
    </section>
  )
}
