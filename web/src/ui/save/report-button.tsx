import { useEffect, useRef, useState } from 'react'
import { failureOfResponse } from '../../graphql/errors.ts'
import { PREFLIGHT } from '../../graphql/wire.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../button.tsx'
import { download } from '../download.ts'
import { toast } from '../toast.tsx'

interface ReportButtonProps {
  /** Which board the server is to write up. */
  board: 'cockpit' | 'complaints' | 'indicators' | 'ratings' | 'hot-issues' | 'place'
  /** What the page shows: place, asOf, and period or filters as far as the board has them. */
  asked: Readonly<Record<string, string | null | undefined>>
  disabled?: boolean
}

/** 导出 Word: the server writes the figures, the page adds pictures of its charts as they stand. */
export function ReportButton({ board, asked, disabled }: ReportButtonProps) {
  const { t } = useWords()
  const [running, setRunning] = useState<AbortController | null>(null)
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  const run = async () => {
    const controller = new AbortController()
    current.current = controller
    setRunning(controller)
    try {
      const { reportForm } = await import('./report-form.ts')
      const response = await fetch('/files/board-report', {
        method: 'POST',
        headers: PREFLIGHT,
        body: await reportForm({ ...asked, board }),
        signal: controller.signal,
        credentials: 'same-origin',
      })
      if (response.ok) {
        await download(response)
        toast(t('paper:reportDone'))
      } else toast((await failureOfResponse(response)).message, { bad: true })
    } catch {
      if (!controller.signal.aborted) toast(t('common:error.network'), { bad: true })
    }
    setRunning(null)
  }
  if (running) return <Button onClick={() => running.abort()}>{t('paper:reporting')}</Button>
  return (
    <Button disabled={disabled} onClick={() => void run()}>
      {t('paper:report')}
    </Button>
  )
}
