import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, Loaded } from '../../ui/index.ts'
import { RecordLight } from '../follow-up/index.ts'

const PlaceProblemsDocument = graphql(`
  query PlaceProblems($filter: ProblemFilter!) {
    problems(filter: $filter, first: 5) {
      totalCount
      nodes {
        id
        title
        light
        workingDaysLeft
        organization {
          id
          name
        }
      }
    }
  }
`)

/** Problems here that are not yet put right, the most urgent first. */
export function PlaceProblems({ place }: { place: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const filter = { place, status: ['OPEN' as const, 'SUBMITTED' as const] }
  const result = useRead(PlaceProblemsDocument, { filter })
  const total = result.data?.problems.totalCount
  return (
    <Card
      title={total ? `${t('places:problems.title')} · ${total}` : t('places:problems.title')}
      aside={<Link href={href(paths.problems(), { place })}>{t('places:problems.all')}</Link>}
    >
      <Loaded result={result}>
        {({ problems: { nodes } }) =>
          nodes.length === 0 ? (
            <p className="mut">{t('places:problems.none')}</p>
          ) : (
            <ul className="record-lines">
              {nodes.map(({ id, title, light, workingDaysLeft, organization }) => (
                <li key={id}>
                  <RecordLight light={light} closed={false} workingDaysLeft={workingDaysLeft} />
                  <Link className="ell grow" href={href(paths.problem(id))} title={title}>
                    {title}
                  </Link>
                  <span className="cap">{organization.name}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}
