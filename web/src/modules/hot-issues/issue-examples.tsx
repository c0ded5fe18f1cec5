import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, DateText } from '../../ui/index.ts'
import { shortName } from '../indicators/places/place-name.ts'
import type { Issue } from './issue-query.ts'

const SHOWN = 4

/** What people said, masked, the most typical first. */
export function IssueExamples({ issue: { examples } }: { issue: Issue }) {
  const { t } = useWords()
  const { href } = useScope()
  if (examples.length === 0) return null
  return (
    <Card title={t('hotIssues:page.examples')} caption={t('hotIssues:page.examplesCaption')}>
      <ul className="examples">
        {examples.slice(0, SHOWN).map(({ id, title, content, place, receivedOn }) => (
          <li key={id}>
            <blockquote className="quote">{content ?? title}</blockquote>
            <p className="cap">
              <Link className="in-text" href={href(paths.complaint(id))}>
                {title}
              </Link>{' '}
              · {shortName(place.name)} · <DateText day={receivedOn} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
