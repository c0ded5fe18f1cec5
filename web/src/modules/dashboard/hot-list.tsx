import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { says } from '../../ui/index.ts'
import { growthText } from '../complaints/board/growth.ts'
import { complaintParams } from '../complaints/index.ts'
import { shortName } from '../indicators/places/place-name.ts'
import { InstructButton } from '../instructions/index.ts'
import { useBoard } from './board-view.tsx'

const HotFragment = graphql(`
  fragment CockpitHot on CockpitComplaints {
    days
    hot {
      received
      before
      growth
      issue {
        id
        title
        reason
        places {
          code
          name
        }
      }
    }
  }
`)

/** What people complain of together: words, places, how many in thirty days and how much more than in those before. */
export function HotList({ complaints }: { complaints: FragmentType<typeof HotFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const { asOf, fresh } = useBoard()
  const { hot, days } = readFragment(HotFragment, complaints)
  const span = { from: days[0] ?? asOf, until: asOf }
  if (hot.length === 0) return <p className="hots none">{t('dashboard:tickets.noHot')}</p>
  return (
    <ol className="hots">
      {hot.map(({ issue, received, before, growth }) => (
        <li key={issue.id}>
          <Link className="ell" href={href(paths.hotIssue(issue.id), span)} title={issue.title}>
            {issue.title}
          </Link>
          <b>
            <Link
              href={href(
                paths.complaintList(),
                complaintParams({ measure: 'RECEIVED', ...span, hot: issue.id }),
              )}
              aria-label={t('dashboard:tickets.hotCount', { title: issue.title, count: received })}
              {...says(issue.title, {
                definition: t('dashboard:how.hot'),
                source: t('dashboard:how.ticketSource'),
                asOf,
                fresh,
                more: [
                  [t('dashboard:tickets.before'), String(before)],
                  [t('dashboard:how.why'), issue.reason],
                ],
              })}
            >
              {received}
            </Link>
          </b>
          <span className="cap num">{growthText(growth) ?? t('dashboard:tickets.fresh')}</span>
          <span className="cap ell where">{issue.places.map(({ name }) => shortName(name)).join('、')}</span>
          <InstructButton look="quiet" subject="HOT_ISSUE" subjectId={issue.id} subjectTitle={issue.title} />
        </li>
      ))}
    </ol>
  )
}
