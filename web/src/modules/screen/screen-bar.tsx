import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, cx } from '../../ui/index.ts'
import { type BoardName, PACES, type ScreenView, toggleBoard } from './screen-url.ts'

interface ScreenBarProps {
  awake: boolean
  view: ScreenView
  /** Boards to choose from, and those that rotate. */
  allowed: readonly BoardName[]
  boards: readonly BoardName[]
  change(patch: Partial<ScreenView>): void
  pause(): void
  step(by: 1 | -1): void
  full(): void
  leave(): void
  /** Until when this computer is a wall and nothing else; null in the session of a person. */
  until: string | null
  keep(): void
}

/** Appears when the mouse moves: which boards, how fast, pause, full screen, leave. What is set stays in the address. */
export function ScreenBar({
  awake,
  view,
  allowed,
  boards,
  change,
  pause,
  step,
  full,
  leave,
  until,
  keep,
}: ScreenBarProps) {
  const { t } = useWords()
  const paces = PACES.some(pace => pace === view.every) ? PACES : [...PACES, view.every]
  return (
    <div className={cx('screen-bar', awake && 'awake')} role="toolbar" aria-label={t('screen:bar.label')}>
      <Button onClick={() => step(-1)} shortcut="←">
        {t('screen:bar.back')}
      </Button>
      <Button onClick={pause} aria-pressed={view.paused !== null} shortcut={t('screen:bar.space')}>
        {t(view.paused ? 'screen:bar.resume' : 'screen:bar.pause')}
      </Button>
      <Button onClick={() => step(1)} shortcut="→">
        {t('screen:bar.next')}
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend. */}
      <span className="choices" role="group" aria-label={t('screen:bar.boards')}>
        {allowed.map(board => (
          <button
            key={board}
            type="button"
            className={cx('chip', boards.includes(board) && 'on')}
            aria-pressed={boards.includes(board)}
            onClick={() => change({ boards: toggleBoard(boards, board) })}
          >
            {t(`screen:board.${board}`)}
          </button>
        ))}
      </span>
      <label className="pace">
        {t('screen:bar.every')}
        <select value={view.every} onChange={event => change({ every: Number(event.target.value) })}>
          {paces.map(pace => (
            <option key={pace} value={pace}>
              {t('screen:bar.seconds', { count: pace })}
            </option>
          ))}
        </select>
      </label>
      <Button onClick={full} shortcut="F">
        {t('screen:bar.full')}
      </Button>
      {until ? (
        <span className="cap">{t('screen:keep.until', { day: instant(until).slice(0, 10) })}</span>
      ) : (
        <Button onClick={keep}>{t('screen:keep.open')}</Button>
      )}
      <Button onClick={leave} shortcut="Esc">
        {t(until ? 'screen:keep.leave' : 'screen:leave')}
      </Button>
    </div>
  )
}
