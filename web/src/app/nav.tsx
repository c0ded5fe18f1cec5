import { Link, useLocation } from 'wouter'
import { useWords } from '../i18n/index.ts'
import { useSession } from '../modules/access/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { cx } from '../ui/cx.ts'

/** The pages that exist and that this viewer may open. */
export function Nav() {
  const { t } = useWords()
  const { viewer } = useSession()
  const { href } = useScope()
  const [path] = useLocation()
  const entries = [
    {
      to: paths.cockpit(),
      word: t('common:nav.cockpit'),
      short: t('common:nav.cockpit'),
      may: viewer.can.readCockpit,
    },
    {
      to: paths.tasks(),
      word: t('common:nav.tasks'),
      short: t('common:nav.tasksShort'),
      may: viewer.can.readTasks,
    },
    {
      to: paths.plans(),
      word: t('common:nav.plans'),
      short: t('common:nav.plans'),
      may: viewer.can.readPlans,
    },
    {
      to: paths.indicators(),
      word: t('common:nav.indicators'),
      short: t('common:nav.indicators'),
      may: viewer.can.readIndicators,
    },
  ]
  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))
  return (
    <nav className="side no-print" aria-label={t('common:nav.label')}>
      {entries
        .filter(entry => entry.may)
        .map(({ to, word, short }) => (
          <Link
            key={to}
            href={href(to)}
            className={cx(isHere(to) && 'on')}
            aria-label={word}
            aria-current={isHere(to) ? 'page' : undefined}
          >
            <span className="word">{word}</span>
            <span className="short" aria-hidden="true">
              {short}
            </span>
          </Link>
        ))}
    </nav>
  )
}
