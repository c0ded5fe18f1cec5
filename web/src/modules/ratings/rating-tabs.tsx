import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { cx } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import '../complaints/complaint-tabs.css'

/** 看板 · 评价 · 导入: above every page of the area. */
export function RatingTabs({ here }: { here: 'board' | 'list' | 'import' }) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  const tabs = [
    { tab: 'board' as const, to: paths.ratings(), may: true },
    { tab: 'list' as const, to: paths.ratingList(), may: true },
    { tab: 'import' as const, to: paths.ratingImport(), may: can.manageRatings },
  ]
  return (
    <nav className="area-tabs no-print" aria-label={t('ratings:tabs.label')}>
      {tabs
        .filter(({ may }) => may)
        .map(({ tab, to }) => (
          <Link
            key={tab}
            href={href(to)}
            className={cx(tab === here && 'on')}
            aria-current={tab === here ? 'page' : undefined}
          >
            {t(`ratings:tabs.${tab}`)}
          </Link>
        ))}
    </nav>
  )
}
