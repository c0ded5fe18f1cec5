import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, DateText, Tag } from '../../ui/index.ts'
import { shortName } from '../indicators/places/place-name.ts'
import type { Issue } from './issue-query.ts'

/** Where, about what, who handles most of it, and by which words it was found. */
export function IssueFacts({ issue }: { issue: Issue }) {
  const { t } = useWords()
  const { href } = useScope()
  const { places, place, category, organization, keywords, note, closedOn } = issue
  return (
    <Card title={t('hotIssues:page.facts')}>
      <dl className="kv">
        <dt>{t('hotIssues:page.places')}</dt>
        <dd>
          {(places.length > 0 ? places : [place]).map(({ code, name }, index) => (
            <span key={code}>
              {index > 0 ? '、' : null}
              <Link href={href(paths.complaintList(), { hot: issue.id, place: code })}>
                {shortName(name)}
              </Link>
            </span>
          ))}
        </dd>
        {category ? (
          <>
            <dt>{t('hotIssues:page.category')}</dt>
            <dd>{category.name}</dd>
          </>
        ) : null}
        <dt>{t('hotIssues:page.unit')}</dt>
        <dd>{organization?.name ?? t('hotIssues:page.noUnit')}</dd>
        {keywords.length > 0 ? (
          <>
            <dt>{t('hotIssues:page.keywords')}</dt>
            <dd className="tags">
              {keywords.map(word => (
                <Tag key={word}>{word}</Tag>
              ))}
            </dd>
          </>
        ) : null}
        {closedOn ? (
          <>
            <dt>{t('hotIssues:page.closedOn')}</dt>
            <dd>
              <DateText day={closedOn} />
            </dd>
          </>
        ) : null}
        {note ? (
          <>
            <dt>{t('hotIssues:page.note')}</dt>
            <dd>{note}</dd>
          </>
        ) : null}
      </dl>
    </Card>
  )
}
