import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { ACCEPTED, LIMIT_MB, refusalOf } from './file-words.ts'
import { type AttachedFile, type Upload, uploadAttachment } from './upload-attachment.ts'

/** A file on its way, or one that did not arrive. */
export interface Pending {
  key: number
  file: File
  /** From 0 to 1. */
  part: number
  /** Sentence when it failed. */
  error: string | null
  /** Whether the same bytes sent again could arrive: not what the API refused for what it is. */
  mayRetry: boolean
}

interface UploadsOptions {
  place: string
  onArrived(file: AttachedFile): void
}

/** Failures that pass. */
const PASSING: ReadonlySet<string> = new Set(['NETWORK', 'INTERNAL', 'UNAVAILABLE'])

let nextKey = 1

/** Sends files side by side and keeps what is under way or failed. Uploads end with the screen. */
export function useUploads({ place, onArrived }: UploadsOptions) {
  const { t } = useWords()
  const [pending, setPending] = useState<readonly Pending[]>([])
  const running = useRef(new Map<number, Upload>())
  const arrived = useRef(onArrived)
  arrived.current = onArrived

  useEffect(() => {
    const uploads = running.current
    return () => {
      for (const upload of uploads.values()) upload.cancel()
      uploads.clear()
    }
  }, [])

  const patch = (key: number, change: Partial<Pending>) =>
    setPending(all => all.map(one => (one.key === key ? { ...one, ...change } : one)))
  const drop = (key: number) => setPending(all => all.filter(one => one.key !== key))

  const send = async (key: number, file: File) => {
    patch(key, { part: 0, error: null })
    const upload = uploadAttachment(place, file, part => patch(key, { part }))
    running.current.set(key, upload)
    const { file: kept, failure } = await upload.done
    // Taken back meanwhile, or the screen is gone.
    if (!running.current.delete(key)) return
    if (failure) return patch(key, { error: failure.message, mayRetry: PASSING.has(failure.code) })
    drop(key)
    arrived.current(kept)
  }

  const refusalIn = (file: File): string | null => {
    const refusal = refusalOf(file)
    if (refusal === null) return null
    if (refusal.reason === 'type') return t('attachments:refused.type', { accepted: ACCEPTED.join(' ') })
    return refusal.reason === 'empty'
      ? t('attachments:refused.empty')
      : t('attachments:refused.size', { size: refusal.size, limit: LIMIT_MB })
  }

  return {
    pending,
    /** Whether something is still on its way. */
    busy: pending.some(({ error }) => error === null),
    add(files: Iterable<File>) {
      for (const file of files) {
        const key = nextKey++
        const error = refusalIn(file)
        setPending(all => [...all, { key, file, part: 0, error, mayRetry: false }])
        if (error === null) void send(key, file)
      }
    },
    retry: ({ key, file }: Pending) => void send(key, file),
    remove({ key }: Pending) {
      const upload = running.current.get(key)
      running.current.delete(key)
      upload?.cancel()
      drop(key)
    },
  }
}
