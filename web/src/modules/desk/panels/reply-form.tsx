import { useState } from 'react'
import type { Failure } from '../../../graphql/errors.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { TextArea, useNarrow } from '../../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../../attachments/index.ts'

export interface ReplyDraft {
  text: string
  files: AttachedFile[]
}

interface ReplyFields {
  draft: ReplyDraft
  set(patch: Partial<ReplyDraft>): void
  busy: boolean
  setBusy(busy: boolean): void
  error: string | null
  /** Null when the words are there; otherwise shows what is missing. */
  ready(needed: string): { text: string; attachmentIds: string[] } | null
  fail(failure: Failure): void
}

/** State of an answer in words and files, kept in this window until it is sent (also over a reload). */
export function useReply(key: string): ReplyFields {
  const { t } = useWords()
  const stored = `duban.reply.${key}`
  const [draft, setDraft] = useState<ReplyDraft>(() => ({
    text: sessionStorage.getItem(stored) ?? '',
    files: [],
  }))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  return {
    draft,
    set(patch) {
      setError(null)
      setDraft(old => ({ ...old, ...patch }))
      if (patch.text !== undefined) sessionStorage.setItem(stored, patch.text)
    },
    busy,
    setBusy,
    error,
    ready(needed) {
      const text = draft.text.trim()
      if (text === '') setError(needed)
      else if (busy) setError(t('desk:report.filesBusy'))
      else return { text, attachmentIds: draft.files.map(({ id }) => id) }
      return null
    },
    fail: ({ fields, message }) => setError(fields['text'] ?? message),
  }
}

/** What was sent needs no keeping. */
export const forgetReply = (key: string): void => sessionStorage.removeItem(`duban.reply.${key}`)

/** Words and files of an answer. */
export function ReplyForm({ reply, label, hint }: { reply: ReplyFields; label: string; hint: string }) {
  const { t } = useWords()
  const { place } = useScope()
  const narrow = useNarrow()
  return (
    <>
      <div className="sec">
        <TextArea
          label={label}
          hint={hint}
          rows={6}
          required
          autoFocus={!narrow}
          value={reply.draft.text}
          onChange={text => reply.set({ text })}
          error={reply.error}
        />
      </div>
      <div className="sec">
        <AttachmentPicker
          place={place}
          label={t('desk:report.files')}
          value={reply.draft.files}
          onChange={files => reply.set({ files })}
          onBusy={reply.setBusy}
        />
      </div>
    </>
  )
}
