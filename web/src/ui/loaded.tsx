import { type ReactNode, useEffect, useState } from 'react'
import { minutesBetween } from '../i18n/format.ts'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'

/** What `useRead` and `usePages` give. */
export interface Loadable<Data> {
  data: Data | undefined
  fetching: boolean
  stale: boolean
  failure: { message: string; code?: string } | null
  readAt: number | null
  retry(): void
}

interface Empty<Data> {
  when(data: Data): boolean
  /** Says what to do next. */
  text: ReactNode
  action?: ReactNode
}

interface LoadedProps<Data> {
  result: Loadable<Data>
  children: (data: Data) => ReactNode
  empty?: Empty<Data>
  /** Shape of what is coming, so that the page does not jump. Default: grey lines. */
  skeleton?: ReactNode
}

/** The four states of anything read: loading, failed, empty, ready. Stale data stays and says its age. */
export function Loaded<Data>({ result, children, empty, skeleton }: LoadedProps<Data>) {
  const { data, failure, retry } = result
  if (data === undefined) {
    return failure ? (
      <Failed message={failure.message} retry={failure.code === 'FORBIDDEN' ? null : retry} />
    ) : (
      (skeleton ?? <Skeleton />)
    )
  }
  return (
    <>
      <Freshness result={result} />
      {empty?.when(data) ? <EmptyState action={empty.action}>{empty.text}</EmptyState> : children(data)}
    </>
  )
}

/** Grey lines of uneven length. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  const { t } = useWords()
  return (
    <div className="skeleton" role="status" aria-label={t('common:state.loading')}>
      {[...Array(lines).keys()].map(line => (
        <i key={line} style={{ width: `${92 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  )
}

/** What went wrong; without `retry` where trying again changes nothing. */
export function Failed({ message, retry }: { message: string; retry: (() => void) | null }) {
  const { t } = useWords()
  return (
    <div className="state" role="alert">
      <b>{t('common:state.failed')}</b>
      <p>{message}</p>
      {retry ? <Button onClick={retry}>{t('common:state.retry')}</Button> : null}
    </div>
  )
}

export function EmptyState({ children, action }: { children?: ReactNode; action?: ReactNode }) {
  const { t } = useWords()
  return (
    <div className="state">
      <p>{children ?? t('common:state.empty')}</p>
      {action}
    </div>
  )
}

function Freshness<Data>({ result: { stale, failure, readAt, retry } }: { result: Loadable<Data> }) {
  const { t } = useWords()
  const slow = useAfter(stale && !failure, 400)
  if (failure) {
    const age = ageOf(t, readAt)
    return (
      <div className="stale" role="alert">
        <span>{t('common:state.staleAge', { age, why: failure.message })}</span>
        <Button look="plain" small onClick={retry}>
          {t('common:state.retry')}
        </Button>
      </div>
    )
  }
  return slow ? <div className="refreshing" role="status" aria-label={t('common:state.refreshing')} /> : null
}

function ageOf(t: ReturnType<typeof useWords>['t'], readAt: number | null): string {
  const minutes = readAt === null ? 0 : minutesBetween(readAt, Date.now())
  if (minutes < 1) return t('common:age.now')
  return minutes < 60
    ? t('common:age.minutes', { count: minutes })
    : t('common:age.hours', { count: Math.floor(minutes / 60) })
}

/** True once `on` has lasted `ms`: quick answers show no sign of work. */
function useAfter(on: boolean, ms: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!on) return setLate(false)
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [on, ms])
  return on && late
}
