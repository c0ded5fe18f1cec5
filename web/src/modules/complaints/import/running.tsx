import { count } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { Card, Progress } from '../../../ui/index.ts'
import type { WholeImport } from './import-query.ts'

/** `约剩 2 分钟`, `约剩 40 秒`. */
function leftWords(t: T, seconds: number): string {
  const time =
    seconds >= 90
      ? t('complaintImport:progress.minutes', { count: Math.round(seconds / 60) })
      : t('complaintImport:progress.seconds', { count: Math.max(1, Math.round(seconds)) })
  return t('complaintImport:progress.left', { time })
}

/** How far the server is: rows, rows a second, time left. */
export function Running({ whole: { status, progress } }: { whole: WholeImport }) {
  const { t } = useWords()
  const { done, total, rowsPerSecond, secondsLeft } = progress
  const facts = [
    total
      ? t('complaintImport:progress.of', { done: count(done), total: count(total) })
      : t('complaintImport:progress.done', { done: count(done) }),
    rowsPerSecond ? t('complaintImport:progress.rate', { count: count(Math.round(rowsPerSecond)) }) : null,
    typeof secondsLeft === 'number' ? leftWords(t, secondsLeft) : null,
  ].filter(Boolean)
  return (
    <Card title={t(`complaintImport:status.${status}`)} className="import-running">
      <div role="status" className="col">
        <Progress
          percent={total ? Math.round((100 * done) / total) : 0}
          label={t('complaintImport:progress.label')}
        />
        <p className="figures">{facts.join(' · ')}</p>
        <p className="cap">{t(`complaintImport:statusHint.${status}`, { done: count(done) })}</p>
      </div>
    </Card>
  )
}
