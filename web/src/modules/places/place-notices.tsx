import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, Loaded } from '../../ui/index.ts'
import { RecordLight } from '../follow-up/index.ts'

const PlaceNoticesDocument = graphql(`
  query PlaceNotices($filter: NoticeFilter!, $asOf: Day) {
    notices(filter: $filter, asOf: $asOf, first: 5) {
      totalCount
      nodes {
        id
        kind
        title
        light
        workingDaysLeft
      }
    }
  }
`)

/** Notices sent here that are not answered and closed, the most urgent first. */
export function PlaceNotices({ place }: { place: string }) {
  const { t } = useWords()
  const { href, asOf } = useScope()
  const filter = { place, status: ['ISSUED' as const, 'RECEIVED' as const, 'REPLIED' as const] }
  const result = useRead(PlaceNoticesDocument, { filter, asOf })
  const total = result.data?.notices.totalCount
  return (
    <Card
      title={total ? `${t('places:notices.title')} · ${total}` : t('places:notices.title')}
      aside={<Link href={href(paths.notices(), { place })}>{t('places:notices.all')}</Link>}
    >
      <Loaded result={result}>
        {({ notices: { nodes } }) =>
          nodes.length === 0 ? (
            <p className="mut">{t('places:notices.none')}</p>
          ) : (
            <ul className="record-lines">
              {nodes.map(({ id, kind, title, light, workingDaysLeft }) => (
                <li key={id}>
                  <RecordLight light={light} closed={false} workingDaysLeft={workingDaysLeft} />
                  <Link className="ell grow" href={href(paths.notice(id))} title={title}>
                    {title}
                  </Link>
                  <span className="cap">{t(`notices:kind.${kind}`)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}
