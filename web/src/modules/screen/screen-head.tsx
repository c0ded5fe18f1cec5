import { useState } from 'react'
import { instant, weekdayOf } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import type { BoardName } from './screen-url.ts'
import { useEverySecond } from './use-every-second.ts'

interface ScreenHeadProps {
  /** Name of the place; null until it is known. */
  name: string | null
  board: BoardName
  boards: readonly BoardName[]
  /** A day of the past; null = today. */
  asOf: string | null
  now(): number
}

/** A wall says beforehand that somebody has to sign in again. */
const SOON_MS = 3 * 24 * 60 * 60_000

/** Where, which board of how many, and the date and time of the server. */
export function ScreenHead({ name, board, boards, asOf, now }: ScreenHeadProps) {
  const { t } = useWords()
  const { server, viewer } = useSession()
  const until = viewer.screenUntil
  const ends = until && Date.parse(until) - now() < SOON_MS ? instant(until) : null
  return (
    <header className="screen-head">
      <h1>{name ? t('screen:head', { name }) : t('screen:title')}</h1>
      <span className="sub">{t(`screen:board.${board}`)}</span>
      <span className="dots" aria-hidden="true">
        {boards.length > 1 ? boards.map(one => <i key={one} className={cx(one === board && 'on')} />) : null}
      </span>
      {server.demo ? <span className="demo">{t('common:frame.demoData')}</span> : null}
      {asOf ? <span className="past">{t('screen:past', { day: asOf })}</span> : null}
      {ends ? <span className="past">{t('screen:keep.soon', { at: ends })}</span> : null}
      <Clock now={now} />
    </header>
  )
}

function Clock({ now }: { now(): number }) {
  const { t, language } = useWords()
  const [read] = useState(() => () => instant(new Date(now()).toISOString()))
  const text = useEverySecond(read)
  const [day = '', time = ''] = text.split(' ')
  return (
    <time className="clock" dateTime={text}>
      {t('screen:clock', { day, weekday: weekdayOf(day, language), time })}
    </time>
  )
}
