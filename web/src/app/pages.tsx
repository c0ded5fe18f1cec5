import { type ComponentType, lazy, Suspense, useState } from 'react'
import { matchRoute, Route, Switch, useLocation, useRouter } from 'wouter'
import { loadAllWords, loadBoardWords, loadFirstWords } from '../i18n/index.ts'
import { patterns } from '../paths.ts'
import { readScope } from '../scope-url.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Skeleton } from '../ui/loaded.tsx'
import { firstSession } from './first-session.ts'
import { homeOf } from './home.tsx'
import { NotFoundPage } from './not-found.page.tsx'
import { wholeOf } from './whole-page.tsx'

/** How to fetch the chunk of each page before it is drawn. */
const fetchers = new Map<ComponentType, () => Promise<unknown>>()

/** A page as a chunk of its own, with the words it speaks: `page(() => import('…'), 'TasksPage')`. */
function page<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  words: () => Promise<void> = loadAllWords,
): ComponentType {
  const fetch = async () => (await Promise.all([load(), words()]))[0]
  const Page = lazy<ComponentType>(async () => ({ default: (await fetch())[name] }))
  fetchers.set(Page, fetch)
  return Page
}

/** A page whose parts come by several reads, shown once it is whole. */
function whole<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): ComponentType {
  const drawn = async () => ({ Whole: wholeOf((await load())[name]) })
  return page(drawn, 'Whole')
}

/** Pages with charts are heavy enough: they wait for their own words alone, the rest comes when the reader begins. */
const complaintWords = () => loadBoardWords('complaints')
const ratingWords = () => loadBoardWords('ratings')

/** The first page is fetched for whoever will see it: for nearly everyone the cockpit. */
function home(): ComponentType {
  const load = () => import('../modules/dashboard/cockpit.page.tsx')
  const Home = homeOf(page(load, 'CockpitPage', loadFirstWords))
  fetchers.set(Home, () => withFigures(load()))
  return Home
}

/** The figures of the cockpit set out as soon as it is known who asks, while the page is not drawn yet. */
async function withFigures(loaded: Promise<typeof import('../modules/dashboard/cockpit.page.tsx')>) {
  const [{ askCockpit }, { data }] = await Promise.all([loaded, firstSession()])
  if (!data?.viewer?.can.readCockpit || data.viewer.mustChangePassword) return
  const { place, asOf } = readScope(location.search)
  const own = data.viewer.places[0]?.code
  if (place ?? own) askCockpit(place ?? own ?? '', asOf ?? data.server.today, location.search)
}

/** Which page stands at which address. */
const pages: [string, ComponentType][] = [
  [patterns.cockpit, home()],
  [
    patterns.milestones,
    page(() => import('../modules/dashboard/milestone-list.page.tsx'), 'MilestoneListPage'),
  ],
  [
    patterns.progress,
    page(() => import('../modules/dashboard/progress.page.tsx'), 'TaskProgressPage', loadFirstWords),
  ],
  [patterns.desk, whole(() => import('../modules/desk/desk.page.tsx'), 'DeskPage')],
  [patterns.office, whole(() => import('../modules/office/office.page.tsx'), 'OfficePage')],
  [patterns.plans, page(() => import('../modules/plans/plan-list.page.tsx'), 'PlanListPage')],
  [patterns.plan, page(() => import('../modules/plans/plan.page.tsx'), 'PlanPage')],
  [patterns.amendment, page(() => import('../modules/plans/amendment.page.tsx'), 'AmendmentPage')],
  [patterns.decompose, page(() => import('../modules/plans/decompose.page.tsx'), 'DecomposePage')],
  [patterns.messages, whole(() => import('../modules/notifications/messages.page.tsx'), 'MessagesPage')],
  [
    patterns.messageSettings,
    page(() => import('../modules/notifications/message-settings.page.tsx'), 'MessageSettingsPage'),
  ],
  [patterns.admin, whole(() => import('../modules/administration/admin.page.tsx'), 'AdminPage')],
  [patterns.adminAudit, whole(() => import('../modules/administration/audit.page.tsx'), 'AuditPage')],
  [patterns.adminCalendar, page(() => import('../modules/administration/calendar.page.tsx'), 'CalendarPage')],
  [patterns.adminRules, page(() => import('../modules/administration/rules.page.tsx'), 'RulesPage')],
  [patterns.adminMap, page(() => import('../modules/administration/map.page.tsx'), 'MapPage')],
  [patterns.adminTokens, page(() => import('../modules/administration/tokens.page.tsx'), 'TokensPage')],
  [
    patterns.adminPeople,
    page(() => import('../modules/administration/people/people.page.tsx'), 'PeoplePage'),
  ],
  [patterns.adminUnits, page(() => import('../modules/administration/units/units.page.tsx'), 'UnitsPage')],
  [
    patterns.adminDivisions,
    page(() => import('../modules/administration/divisions/divisions.page.tsx'), 'DivisionsPage'),
  ],
  [
    patterns.adminLights,
    page(() => import('../modules/administration/lights/lights.page.tsx'), 'LightsPage'),
  ],
  [patterns.webhooks, page(() => import('../modules/notifications/webhooks.page.tsx'), 'WebhooksPage')],
  [patterns.password, page(() => import('../modules/access/password.page.tsx'), 'PasswordPage')],
  [patterns.tasks, whole(() => import('../modules/tasks/ledger.page.tsx'), 'LedgerPage')],
  [patterns.task, page(() => import('../modules/tasks/task.page.tsx'), 'TaskPage')],
  [patterns.noticesPrint, page(() => import('../modules/notices/notice-print.page.tsx'), 'NoticePrintPage')],
  [patterns.noticePrint, page(() => import('../modules/notices/notice-print.page.tsx'), 'NoticePrintPage')],
  [patterns.notices, page(() => import('../modules/notices/notice-list.page.tsx'), 'NoticeListPage')],
  [patterns.notice, page(() => import('../modules/notices/notice.page.tsx'), 'NoticePage')],
  [patterns.problems, page(() => import('../modules/problems/problem-list.page.tsx'), 'ProblemListPage')],
  [patterns.problem, page(() => import('../modules/problems/problem.page.tsx'), 'ProblemPage')],
  [
    patterns.instructions,
    page(() => import('../modules/instructions/instruction-list.page.tsx'), 'InstructionListPage'),
  ],
  [
    patterns.instruction,
    page(() => import('../modules/instructions/instruction.page.tsx'), 'InstructionPage'),
  ],
  [
    patterns.indicatorLibrary,
    page(() => import('../modules/indicators/library/library.page.tsx'), 'LibraryPage'),
  ],
  [
    patterns.libraryEntry,
    page(() => import('../modules/indicators/library/entry.page.tsx'), 'LibraryEntryPage'),
  ],
  [
    patterns.reportingReview,
    page(() => import('../modules/observations/review/review.page.tsx'), 'ReviewPage'),
  ],
  [
    patterns.reportingProgress,
    whole(() => import('../modules/observations/progress/progress.page.tsx'), 'ProgressPage'),
  ],
  [patterns.reportingSheet, page(() => import('../modules/observations/sheet/sheet.page.tsx'), 'SheetPage')],
  [patterns.reporting, page(() => import('../modules/observations/reporting.page.tsx'), 'ReportingPage')],
  [
    patterns.indicators,
    page(() => import('../modules/indicators/board/board.page.tsx'), 'IndicatorBoardPage', loadFirstWords),
  ],
  [
    patterns.indicatorCompare,
    page(
      () => import('../modules/indicators/compare/compare.page.tsx'),
      'IndicatorComparePage',
      loadFirstWords,
    ),
  ],
  [
    patterns.indicator,
    page(() => import('../modules/indicators/detail/indicator.page.tsx'), 'IndicatorPage', loadFirstWords),
  ],
  [patterns.systems, whole(() => import('../modules/systems/system-list.page.tsx'), 'SystemListPage')],
  [patterns.system, page(() => import('../modules/systems/system.page.tsx'), 'SystemPage')],
  [
    patterns.complaintList,
    page(() => import('../modules/complaints/list/complaint-list.page.tsx'), 'ComplaintListPage'),
  ],
  [
    patterns.complaintDesk,
    page(() => import('../modules/complaints/desk/complaint-desk.page.tsx'), 'ComplaintDeskPage'),
  ],
  [
    patterns.complaintLimits,
    page(() => import('../modules/complaints/limits/limits.page.tsx'), 'LimitsPage'),
  ],
  [patterns.complaintTerms, page(() => import('../modules/complaints/terms/terms.page.tsx'), 'TermsPage')],
  [
    patterns.complaintImports,
    page(() => import('../modules/complaints/import/imports.page.tsx'), 'ImportsPage'),
  ],
  [
    patterns.complaintImport,
    page(() => import('../modules/complaints/import/import.page.tsx'), 'ImportPage'),
  ],
  [
    patterns.hotIssues,
    page(() => import('../modules/hot-issues/hot-issue-list.page.tsx'), 'HotIssueListPage', complaintWords),
  ],
  [
    patterns.hotIssue,
    page(() => import('../modules/hot-issues/issue.page.tsx'), 'HotIssuePage', complaintWords),
  ],
  // After the pages whose addresses it would match.
  [patterns.complaint, page(() => import('../modules/complaints/ticket/ticket.page.tsx'), 'TicketPage')],
  [
    patterns.complaints,
    page(() => import('../modules/complaints/board/board.page.tsx'), 'ComplaintBoardPage', complaintWords),
  ],
  [patterns.ratingList, whole(() => import('../modules/ratings/rating-list.page.tsx'), 'RatingListPage')],
  [patterns.ratingImport, page(() => import('../modules/ratings/import.page.tsx'), 'RatingImportPage')],
  [patterns.rating, page(() => import('../modules/ratings/rating.page.tsx'), 'RatingPage')],
  [patterns.ratings, page(() => import('../modules/ratings/board.page.tsx'), 'RatingBoardPage', ratingWords)],
  [patterns.place, whole(() => import('../modules/places/place.page.tsx'), 'PlacePage')],
  [patterns.view, page(() => import('../modules/views/view.page.tsx'), 'ViewPage')],
  [patterns.help, page(() => import('../modules/help/help.page.tsx'), 'HelpPage')],
  [patterns.screen, page(() => import('../modules/screen/screen.page.tsx'), 'ScreenPage')],
  [patterns.gallery, page(() => import('../modules/gallery/gallery.page.tsx'), 'GalleryPage')],
]

/** Fetches the page of the address while it is not yet known who is here. */
export function usePageOnItsWay(): void {
  const [path] = useLocation()
  const { parser } = useRouter()
  useState(() => {
    const Page = pages.find(([pattern]) => matchRoute(parser, pattern, path)[0])?.[1]
    // What cannot be fetched says so when it is drawn.
    if (Page)
      fetchers
        .get(Page)?.()
        .catch(() => {})
  })
}

export function Pages() {
  const [path] = useLocation()
  return (
    <ErrorBoundary resetKey={path}>
      <Suspense fallback={<Skeleton />}>
        <Switch>
          {pages.map(([pattern, Page]) => (
            <Route key={pattern} path={pattern}>
              <Page />
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
