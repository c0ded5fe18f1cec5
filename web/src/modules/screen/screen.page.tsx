import { lazy, Suspense, useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { readScope } from '../../scope-url.ts'
import { ButtonLink, cx, EmptyState } from '../../ui/index.ts'
import { type Session, useSession } from '../access/index.ts'
import { ComplaintsBoard } from './boards/complaints-board.tsx'
import { IndicatorsBoard } from './boards/indicators-board.tsx'
import { NoticesBoard } from './boards/notices-board.tsx'
import { OverviewBoard } from './boards/overview-board.tsx'
import { RatingsBoard } from './boards/ratings-board.tsx'
import { FeedProvider } from './feed.ts'
import { LineNotice } from './line-notice.tsx'
import './screen.css'
import { ScreenBar } from './screen-bar.tsx'
import { ScreenHead } from './screen-head.tsx'
import { BOARDS, type BoardName, readScreen, type ScreenView, screenParams } from './screen-url.ts'
import { toggleFullScreen, useAwake, useNoSleep } from './use-awake.ts'
import { useFeed } from './use-feed.ts'
import { useRotation } from './use-rotation.ts'
import { useScreenKeys } from './use-screen-keys.ts'
import { useStage } from './use-stage.ts'
import { useWall } from './use-wall.ts'

const KeepDialog = lazy(() => import('./keep-dialog.tsx').then(module => ({ default: module.KeepDialog })))

const shows = {
  overview: OverviewBoard,
  indicators: IndicatorsBoard,
  complaints: ComplaintsBoard,
  notices: NoticesBoard,
  ratings: RatingsBoard,
} as const

/** The boards this viewer may read. */
function mayRead(can: Session['viewer']['can']): BoardName[] {
  const may: Record<BoardName, boolean> = {
    overview: can.readCockpit,
    indicators: can.readIndicators,
    complaints: can.readComplaints,
    notices: can.readNotices && can.readTasks,
    ratings: can.readRatings,
  }
  return BOARDS.filter(board => may[board])
}

/** 大屏: the boards one after the other on a wall, live, dark whatever the theme, for days. */
export function ScreenPage() {
  const { t } = useWords()
  const { can } = useSession().viewer
  const { place, href } = useScope()
  const allowed = mayRead(can)
  useEffect(() => {
    document.title = `${t('screen:title')} · ${t('common:app.name')}`
  }, [t])
  if (allowed.length === 0 || !place)
    return (
      <main className="screen" data-theme="dark">
        <h1 className="sr">{t('screen:title')}</h1>
        <EmptyState action={<ButtonLink href={href(paths.cockpit())}>{t('screen:leave')}</ButtonLink>}>
          {t('screen:nothing')}
        </EmptyState>
      </main>
    )
  return <Wall allowed={allowed} place={place} />
}

function Wall({ allowed, place }: { allowed: readonly BoardName[]; place: string }) {
  const search = useSearch()
  const [, navigate] = useLocation()
  const { href } = useScope()
  const { screenUntil } = useSession().viewer
  const wall = useWall()
  const view = readScreen(search)
  const chosen = view.boards.filter(board => allowed.includes(board))
  const boards = chosen.length > 0 ? chosen : allowed
  const { feed, line, shownAt, placeName } = useFeed(place)
  const { shown, step } = useRotation(boards, view.every, view.paused)
  const style = useStage()
  const awake = useAwake()
  useNoSleep()
  const change = (patch: Partial<ScreenView>) =>
    navigate(href(paths.screen(), screenParams({ ...view, ...patch })), { replace: true })
  const control = {
    pause: () => change({ paused: view.paused ? null : shown }),
    step: (by: 1 | -1) => {
      const next = step(by)
      if (view.paused) change({ paused: next })
    },
    full: toggleFullScreen,
    leave: screenUntil ? wall.end : () => navigate(href(paths.cockpit())),
  }
  useScreenKeys(control)
  const Board = shows[shown]
  const { asOf } = readScope(search)
  return (
    <FeedProvider value={feed}>
      <main className={cx('screen', !awake && 'at-rest')} data-theme="dark" data-size="normal">
        <div className="stage" style={style}>
          <ScreenHead name={placeName} board={shown} boards={boards} asOf={asOf} now={feed.now} />
          <LineNotice line={line} shownAt={shownAt} now={feed.now} />
          <Board key={shown} place={place} asOf={asOf} />
          <ScreenBar
            awake={awake}
            view={view}
            allowed={allowed}
            boards={boards}
            change={change}
            until={screenUntil ?? null}
            keep={() => wall.setKeeping(true)}
            {...control}
          />
        </div>
      </main>
      {wall.keeping ? (
        <Suspense>
          <KeepDialog onClose={() => wall.setKeeping(false)} />
        </Suspense>
      ) : null}
    </FeedProvider>
  )
}
