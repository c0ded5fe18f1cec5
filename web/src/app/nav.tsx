import { Link, useLocation } from 'wouter'
import { graphql } from '../graphql/generated/index.ts'
import { useRead } from '../graphql/read.ts'
import { useWords } from '../i18n/index.ts'
import { useAdminPages, useSession } from '../modules/access/index.ts'
import { useOwedSheets } from '../modules/observations/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, useNarrow } from '../ui/index.ts'

const DeskCountDocument = graphql(`
  query NavDeskCount($place: ID!) {
    deskCount(place: $place)
  }
`)

const NoticeCountDocument = graphql(`
  query NavNoticeCount($filter: NoticeFilter!) {
    notices(filter: $filter, first: 1) {
      totalCount
    }
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

/** Where a notice waits for the office, and where for the unit it was sent to. */
const OFFICE_TURN = ['DRAFT', 'SIGNING', 'SIGNED', 'REPLIED'] as const
const UNIT_TURN = ['ISSUED', 'RECEIVED'] as const

/** How many notices wait for the viewer; undefined while unknown, or when none does. */
function useNoticeCount(): number | undefined {
  const { can, grants } = useSession().viewer
  const { place } = useScope()
  const unit = can.workAtUnitDesk
    ? grants.find(({ organization }) => organization)?.organization?.id
    : undefined
  const status = can.draftNotices ? [...OFFICE_TURN] : [...UNIT_TURN]
  const filter = { place, status, organizationId: unit ?? null }
  const pause = place === '' || !(can.draftNotices || unit)
  const { data } = useRead(NoticeCountDocument, { filter }, { pause })
  return data?.notices.totalCount || undefined
}

const ReviewCountDocument = graphql(`
  query NavReviewCount($place: ID!, $status: [ObservationStatus!]) {
    observations(place: $place, status: $status, first: 1) {
      total
    }
  }
`)

/** How many values wait for the steward; undefined while unknown, or when none does. */
function useReviewCount(): number | undefined {
  const { can } = useSession().viewer
  const { place } = useScope()
  const pause = place === '' || !can.reviewObservations
  const { data } = useRead(ReviewCountDocument, { place, status: ['SUBMITTED', 'REVIEWED'] }, { pause })
  return data?.observations.total || undefined
}

/** Sheets for those who fill them in, the queue for the one who reviews, for the office who has not reported. */
function useReportingEntry(): Entry {
  const { t } = useWords()
  const { can } = useSession().viewer
  const owed = useOwedSheets().length || undefined
  const waiting = useReviewCount()
  const count = can.reviewObservations ? waiting : owed
  const label = can.reviewObservations ? 'common:nav.reviewCount' : 'common:nav.reportingCount'
  const enters = can.reportObservations || can.reviewObservations
  return {
    to: enters ? paths.reporting() : paths.reportingProgress(),
    word: t('common:nav.reporting'),
    short: t('common:nav.reportingShort'),
    may: enters || can.manageIndicators,
    count,
    label: count === undefined ? undefined : t(label, { count }),
  }
}

/** The pages of the administrators, for whom there is nothing else in the menu; others reach them from 管理. */
function useAdminEntries(): Entry[] {
  const { t } = useWords()
  const { can } = useSession().viewer
  const pages = useAdminPages()
  if (can.readTasks) return []
  return pages.map(({ key, to, may }) => {
    const word = t(`common:nav.adminPages.${key}`)
    return { to, word, short: word, may }
  })
}

/** The pages that exist and that this viewer may open, in the order of the menu. */
function useEntries(): Entry[] {
  const { t } = useWords()
  const { can } = useSession().viewer
  const administration = useAdminEntries()
  const waiting = useDeskCount()
  const notices = useNoticeCount()
  const reporting = useReportingEntry()
  return [
    {
      to: paths.cockpit(),
      word: t('common:nav.cockpit'),
      short: t('common:nav.cockpit'),
      may: can.readCockpit,
    },
    {
      to: can.workAtUnitDesk ? paths.desk() : paths.office(),
      word: t('common:nav.desk'),
      short: t('common:nav.deskShort'),
      may: can.workAtUnitDesk || can.workAtOfficeDesk,
      count: waiting,
      label: waiting === undefined ? undefined : t('common:nav.deskCount', { count: waiting }),
    },
    reporting,
    { to: paths.tasks(), word: t('common:nav.tasks'), short: t('common:nav.tasksShort'), may: can.readTasks },
    {
      to: paths.notices(),
      word: t('notices:title'),
      short: t('notices:short'),
      may: can.readNotices,
      count: notices,
      label: notices === undefined ? undefined : t('notices:navCount', { count: notices }),
    },
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
      to: paths.complaints(),
      word: t('common:nav.complaints'),
      short: t('common:nav.complaints'),
      may: can.readComplaints,
    },
    {
      to: paths.ratings(),
      word: t('common:nav.ratings'),
      short: t('common:nav.ratings'),
      may: can.readRatings,
    },
    {
      to: paths.indicatorLibrary(),
      word: t('common:nav.library'),
      short: t('common:nav.library'),
      may: can.manageIndicators,
    },
    {
      to: paths.systems(),
      word: t('common:nav.systems'),
      short: t('common:nav.systemsShort'),
      may: can.readSystems,
    },
    {
      to: paths.admin(),
      word: t('common:nav.admin'),
      short: t('common:nav.admin'),
      may: can.searchAudit || can.editSettings || can.manageTokens || can.manageUsers,
    },
    ...administration,
  ].filter(({ may }) => may)
}

/** The entry an address lies under: of several the nearest, as a page of the administrators has one of its own. */
const entryAt = (path: string, entries: readonly string[]): string | undefined =>
  entries
    .filter(to => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .sort((one, other) => other.length - one.length)[0]

/** The bottom bar of a phone has room for four. */
const ROOM = 4

/** The menu: on the left, on a phone a bottom bar whose last place opens the rest. */
export function Nav() {
  const { t, language } = useWords()
  // What is seen must stand in the name as it is spoken: English parts words by spaces.
  const gap = language === 'en' ? ' ' : null
  const { href } = useScope()
  const narrow = useNarrow()
  const [path, navigate] = useLocation()
  const entries = useEntries()
  const here = entryAt(
    path,
    entries.map(({ to }) => to),
  )
  const isHere = (to: string) => to === here
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
          {gap}
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
