import { Link } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Light } from '../../ui/index.ts'
import { growthText } from '../complaints/board/growth.ts'
import { shortName } from '../indicators/places/place-name.ts'
import { ComplaintLinkFragmentDoc, type HotIssueRow } from './hot-issue-query.ts'

/** 关注: growing faster than its own past would let expect; 平稳: not. */
export function HotLight({ level }: { level: HotIssueRow['light'] }) {
  const { t } = useWords()
  return (
    <Light level={level} plain>
      {t(`hotIssues:light.${level}`)}
    </Light>
  )
}

/** `惠民街道、沐阳东社区` */
export const placesText = ({ place, places }: Pick<HotIssueRow, 'place' | 'places'>): string =>
  (places.length > 0 ? places : [place]).map(({ name }) => shortName(name)).join('、')

/** `+64%`; 新出现 where there was nothing before. */
export function Growth({ row }: { row: Pick<HotIssueRow, 'growth' | 'count'> }) {
  const { t } = useWords()
  return <>{growthText(row.growth) ?? (row.count > 0 ? t('hotIssues:fresh') : '—')}</>
}

/** What it was made into, as links: `任务 2024-118`, `通知 …`; otherwise its status. */
export function Outcome({ row }: { row: HotIssueRow }) {
  const { t } = useWords()
  const { href } = useScope()
  const links = readFragment(ComplaintLinkFragmentDoc, row.links)
  const newest = links[links.length - 1]
  if (newest?.task)
    return (
      <Link href={href(paths.task(newest.task.id))}>
        {t('hotIssues:outcome.task', { no: newest.task.ledgerNo ?? '' }).trim()}
      </Link>
    )
  if (newest?.notice)
    return (
      <Link href={href(paths.notice(newest.notice.id))}>
        {t('hotIssues:outcome.notice', { no: newest.notice.documentNumber ?? '' }).trim()}
      </Link>
    )
  return <span className="mut">{t(`hotIssues:status.${row.status}`)}</span>
}
