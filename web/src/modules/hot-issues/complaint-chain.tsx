import { Link } from 'wouter'
import type { ComplaintChainLinkFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card } from '../../ui/index.ts'
import { EffectBars } from './effect-bars.tsx'
import { HotLight } from './hot-issue-words.tsx'
import './hot-issues.css'

export const ComplaintChainFragmentDoc = graphql(`
  fragment ComplaintChainLink on ComplaintLink {
    id
    hotIssue {
      id
      title
      status
      light
      reason
      count
      before
      effect {
        on
        days
        before
        after
        change
        summary
      }
    }
    complaint {
      id
      externalId
      title
      state
      light
      lightReason
    }
  }
`)

interface ComplaintChainProps {
  links: readonly FragmentType<typeof ComplaintChainFragmentDoc>[]
}

/** Which complaints a task or a notice comes from, and whether they became fewer. */
export function ComplaintChain({ links: masked }: ComplaintChainProps) {
  const { t } = useWords()
  const links = readFragment(ComplaintChainFragmentDoc, masked)
  if (links.length === 0) return null
  return (
    <Card
      className="chain"
      title={t('hotIssues:chain.from')}
      caption={t('hotIssues:chain.fromCaption', { count: links.length })}
    >
      <ul className="chain-links">
        {links.map(link => (
          <Source key={link.id} link={link} />
        ))}
      </ul>
    </Card>
  )
}

function Source({ link: { hotIssue, complaint } }: { link: ComplaintChainLinkFragment }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <li>
      {hotIssue ? (
        <>
          <div className="row">
            <HotLight level={hotIssue.light} />
            <span className="cap">
              {t('hotIssues:chain.hotIssue')} · {t(`hotIssues:status.${hotIssue.status}`)}
            </span>
          </div>
          <Link href={href(paths.hotIssue(hotIssue.id))}>{hotIssue.title}</Link>
          {hotIssue.effect ? (
            <EffectBars effect={hotIssue.effect} />
          ) : (
            <>
              <p>
                <Link href={href(paths.complaintList(), { hot: hotIssue.id })}>
                  {t('hotIssues:chain.now', { count: hotIssue.count, before: hotIssue.before })}
                </Link>
              </p>
              <p className="cap">{t('hotIssues:chain.notYet')}</p>
            </>
          )}
        </>
      ) : null}
      {complaint ? (
        <>
          <p className="cap">
            {t('hotIssues:chain.ticket')} {complaint.externalId} · {t(`complaints:state.${complaint.state}`)}{' '}
            · {complaint.lightReason}
          </p>
          <Link href={href(paths.complaint(complaint.id))}>{complaint.title}</Link>
        </>
      ) : null}
    </li>
  )
}
