import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, FileDrop, Progress } from '../../../ui/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { bytesWords } from './bytes-words.ts'
import { type ImportUpload, uploadImport } from './upload-import.ts'

const ENDINGS = ['.csv', '.tsv', '.txt', '.xlsx', '.json', '.jsonl', '.ndjson']
const LIMIT_GB = 1

interface Sending {
  file: File
  bytes: number
}

/** Takes a file of any size and goes to its import once it has arrived. Leaving the page ends the sending. */
export function UploadCard() {
  const { t } = useWords()
  const { place: here, href } = useScope()
  const place = useJurisdiction(here)
  const [, navigate] = useLocation()
  const [sending, setSending] = useState<Sending | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const upload = useRef<ImportUpload | null>(null)
  useEffect(() => () => upload.current?.cancel(), [])

  const send = async (file: File) => {
    setFailure(null)
    setSending({ file, bytes: 0 })
    const own = uploadImport(place, file, bytes => setSending({ file, bytes }))
    upload.current = own
    const sent = await own.done
    // Taken back meanwhile.
    if (upload.current !== own) return
    upload.current = null
    setSending(null)
    if (sent.failure) setFailure(sent.failure.message)
    else navigate(href(paths.complaintImport(sent.id)))
  }
  const stop = () => {
    const own = upload.current
    upload.current = null
    own?.cancel()
    setSending(null)
  }
  if (sending) {
    const { file, bytes } = sending
    return (
      <div className="card sending" role="status">
        <b>{t('complaintImport:sending', { name: file.name })}</b>
        <Progress percent={Math.round((100 * bytes) / Math.max(1, file.size))} label={file.name} />
        <span className="row">
          <span className="cap grow">
            {t('complaintImport:sent', { done: bytesWords(bytes), total: bytesWords(file.size) })}
          </span>
          <Button onClick={stop}>{t('complaintImport:cancelSending')}</Button>
        </span>
      </div>
    )
  }
  return (
    <>
      <FileDrop
        accept={ENDINGS}
        limitMb={LIMIT_GB * 1024}
        hint={t('complaintImport:sheetHint', { limit: LIMIT_GB })}
        onFile={file => void send(file)}
      />
      {failure ? (
        <p className="over" role="alert">
          {failure}
        </p>
      ) : null}
    </>
  )
}
