import { useEffect, useRef, useState } from 'react'
import { failureOfResponse } from '../graphql/errors.ts'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { download } from './download.ts'
import { toast } from './toast.tsx'

interface ExportButtonProps {
  /** The file of the list as it stands, below `/files`. */
  href: string
  count: number | undefined
}

const TENTH_MB = 1024 * 102.4

/** 导出 N 项: fetched rather than opened, so that a refusal is a sentence and a long one can be given up. */
export function ExportButton({ href, count }: ExportButtonProps) {
  const { t } = useWords()
  const [running, setRunning] = useState<AbortController | null>(null)
  const [received, setReceived] = useState(0)
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  const run = async () => {
    const controller = new AbortController()
    current.current = controller
    setRunning(controller)
    setReceived(0)
    try {
      const response = await fetch(href, { signal: controller.signal, credentials: 'same-origin' })
      if (response.ok) {
        await download(response, bytes => setReceived(Math.floor(bytes / TENTH_MB) / 10))
        toast(t('common:exporting.done', { count: count ?? 0 }))
      } else toast((await failureOfResponse(response)).message, { bad: true })
    } catch {
      if (!controller.signal.aborted) toast(t('common:error.network'), { bad: true })
    }
    setRunning(null)
  }
  if (running)
    return (
      <Button onClick={() => running.abort()}>
        {received > 0 ? t('paper:received', { size: received }) : t('common:exporting.cancel')}
      </Button>
    )
  return (
    <Button disabled={!count} onClick={run}>
      {t('common:exporting.button', { count: count ?? 0 })}
    </Button>
  )
}
