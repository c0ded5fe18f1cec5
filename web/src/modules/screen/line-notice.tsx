import { useCallback } from 'react'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/index.ts'
import type { Line } from './line.ts'
import { useEverySecond } from './use-every-second.ts'

interface LineNoticeProps {
  line: Line
  /** When the figures in sight were read; null while there are none. */
  shownAt: number | null
  now(): number
}

const timeOf = (at: number): string => instant(new Date(at).toISOString()).slice(11)

/** Cut off since when, and how old the figures in sight are; or that the session is over. Nothing while all is well. */
export function LineNotice({ line: { lostAt, ended }, shownAt, now }: LineNoticeProps) {
  const { t } = useWords()
  const read = useCallback(
    () => (shownAt === null ? null : Math.floor((now() - shownAt) / 60_000)),
    [now, shownAt],
  )
  const minutes = useEverySecond(read)
  if (!ended && lostAt === null) return null
  const what = ended ? t('screen:line.ended') : t('screen:line.lost', { at: timeOf(lostAt ?? now()) })
  const age =
    shownAt === null || minutes === null
      ? t('screen:line.none')
      : t(minutes < 1 ? 'screen:line.fresh' : 'screen:line.age', { at: timeOf(shownAt), count: minutes })
  return (
    <p className="line-notice" role="alert">
      <i className="sh near" aria-hidden="true" />
      <span>
        <b>{what}</b> {age} {t(ended ? 'screen:line.how' : 'screen:line.back')}
      </span>
      {ended ? (
        <ButtonLink href={paths.login(location.pathname + location.search)}>
          {t('screen:line.signIn')}
        </ButtonLink>
      ) : null}
    </p>
  )
}
