import { Link, useLocation } from 'wouter'
import { graphql } from '../graphql/generated/index.ts'
import { useRead } from '../graphql/read.ts'
import { useWords } from '../i18n/index.ts'
import { useSession } from '../modules/access/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, useNarrow } from '../ui/index.ts'

const DeskCountDocument = graphql(`
  query NavDeskCount($place: ID!) {
    deskCount(place: $place)
  }
`)

interface Entry {
  to: string
  word: string
  /** For the bottom bar of a phone. */
  short: string
  may: boolean
  /** What waits there, and the whole said to screen readers. */
  count?: number | undefined
  label?: string | undefined
}

/** How many things wait for the viewer; undefined while unknown, or when nobody waits for him. */
function useDeskCount(): number | undefined {
  const { viewer } = useSession()
  const { place } = useScope()
  const atDesk = viewer.can.workAtUnitDesk || viewer.can.workAtOfficeDesk
  const { data } = useRead(DeskCountDocument, { place }, { pause: !atDesk || place === '' })
  return data?.deskCount || undefined
}

/** The pages that exist and that this viewer may open, in the order of the menu. */
function useEntries(): Entry[] {
  const { t } = useWords()
  const { can } = useSession().viewer
  const waiting = useDeskCount()
  return [
    {
      to: paths.cockpit(),
      word: t('common:nav.cockpit'),
      short: t('common:nav.cockpit'),
      may: can.readCockpit,
    },
    {
      to: can.workAtUnitDesk ? paths.desk() : paths.office(),
      word: t('desk:title'),
      short: t('desk:short'),
      may: can.workAtUnitDesk || can.workAtOfficeDesk,
      count: waiting,
      label: waiting === undefined ? undefined : t('desk:navCount', { count: waiting }),
    },
    { to: paths.tasks(), word: t('common:nav.tasks'), short: t('common:nav.tasksShort'), may: can.readTasks },
    {
      to: paths.problems(),
      word: t('common:nav.problems'),
      short: t('common:nav.problemsShort'),
      may: can.readTasks,
    },
    {
      to: paths.instructions(),
      word: t('common:nav.instructions'),
      short: t('common:nav.instructions'),
      may: can.readNotices,
    },
    { to: paths.plans(), word: t('common:nav.plans'), short: t('common:nav.plans'), may: can.readPlans },
    {
      to: paths.indicators(),
      word: t('common:nav.indicators'),
      short: t('common:nav.indicators'),
      may: can.readIndicators,
    },
    {
      to: paths.webhooks(),
      word: t('notifications:webhooks.title'),
      short: t('notifications:webhooks.short'),
      may: can.editSettings,
    },
    {
      to: paths.admin(),
      word: t('common:nav.admin'),
      short: t('common:nav.admin'),
      may: can.searchAudit || can.editSettings,
    },
  ].filter(({ may }) => may)
}

/** The bottom bar of a phone has room for four. */
const ROOM = 4

/** The menu: on the left, on a phone a bottom bar whose last place opens the rest. */
export function Nav() {
  const { t } = useWords()
  const { href } = useScope()
  const narrow = useNarrow()
  const [path, navigate] = useLocation()
  const entries = useEntries()
  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))
  const cut = narrow && entries.length > ROOM ? ROOM - 1 : entries.length
  const rest = entries.slice(cut)
  return (
    <nav className="side no-print" aria-label={t('common:nav.label')}>
      {entries.slice(0, cut).map(({ to, word, short, count, label }) => (
        <Link
          key={to}
          href={href(to)}
          className={cx(isHere(to) && 'on')}
          aria-label={label ?? word}
          aria-current={isHere(to) ? 'page' : undefined}
        >
          <span className="word">{word}</span>
          <span className="short" aria-hidden="true">
            {short}
          </span>
          {count === undefined ? null : <span className="n">{count}</span>}
        </Link>
      ))}
      {rest.length > 0 ? (
        <Menu
          label={t('common:nav.more')}
          face={t('common:nav.more')}
          className={cx('more', rest.some(({ to }) => isHere(to)) && 'on')}
          actions={rest.map(({ to, word }) => ({ id: to, label: word, run: () => navigate(href(to)) }))}
        />
      ) : null}
    </nav>
  )
}
