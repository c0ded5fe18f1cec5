import { useState } from 'react'
import { failureOf, failureOfResponse } from '../../graphql/errors.ts'
import { PREFLIGHT } from '../../graphql/wire.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, ButtonLink, Dialog, FileDrop } from '../../ui/index.ts'
import { type SheetError, SheetErrors } from './sheet-errors.tsx'

/** What every sheet is answered with; what else was counted depends on the sheet. */
export interface SheetAnswer {
  rows: number
  errors?: SheetError[]
}

export interface SheetWords<Answer> {
  title: string
  body: string
  template: string
  hint: string
  /** Of a sheet without faults. */
  outcome(answer: Answer): string
  /** The verb with its count. */
  commit(answer: Answer): string
}

interface SheetDialogProps<Answer extends SheetAnswer> {
  words: SheetWords<Answer>
  /** Null where any table with the right heads will do. */
  templateHref: string | null
  /** Endings taken, and how large a file may be. */
  accept?: readonly string[]
  limitMb?: number
  /** Where it is sent: to be looked at, or to be taken over. */
  uploadHref(commit: boolean): string
  /** Where the answer names its faults in another way. */
  errorsOf?(answer: Answer): readonly SheetError[]
  /** Whether a sheet without faults brings anything. */
  brings(answer: Answer): boolean
  onDone(answer: Answer): void
  onClose(): void
}

export type Sent<Answer> = { answer: Answer; failure: null } | { answer: null; failure: string }

/** Sends one file to an address of the API. Never throws. */
export async function sendFile<Answer>(href: string, file: File): Promise<Sent<Answer>> {
  const body = new FormData()
  body.append('file', file)
  try {
    const response = await fetch(href, {
      method: 'POST',
      headers: PREFLIGHT,
      credentials: 'same-origin',
      body,
    })
    if (!response.ok) return { answer: null, failure: (await failureOfResponse(response)).message }
    return { answer: (await response.json()) as Answer, failure: null }
  } catch {
    return { answer: null, failure: failureOf({ graphQLErrors: [] }).message }
  }
}

/** Template down, filled sheet up: all faults at once, then what it would do, then the doing. */
export function SheetDialog<Answer extends SheetAnswer>(props: SheetDialogProps<Answer>) {
  const {
    words,
    templateHref,
    accept = ['.xlsx'],
    limitMb = 20,
    uploadHref,
    errorsOf = ({ errors: own = [] }) => own,
    brings,
    onDone,
    onClose,
  } = props
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const send = async (sheet: File, commit: boolean) => {
    setBusy(true)
    setFailure(null)
    const sent = await sendFile<Answer>(uploadHref(commit), sheet)
    setBusy(false)
    setFailure(sent.failure)
    setAnswer(sent.answer)
    setFile(sent.answer ? sheet : null)
    if (commit && sent.answer && errorsOf(sent.answer).length === 0) onDone(sent.answer)
  }
  const errors = answer ? errorsOf(answer) : []
  const ready = answer !== null && errors.length === 0 && brings(answer)
  return (
    <Dialog
      title={words.title}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          {answer ? <Button onClick={() => setAnswer(null)}>{t('desk:bulk.again')}</Button> : null}
          {ready && file ? (
            <Button look="primary" busy={busy} onClick={() => void send(file, true)}>
              {words.commit(answer)}
            </Button>
          ) : null}
        </>
      }
    >
      {answer ? (
        errors.length > 0 ? (
          <SheetErrors rows={answer.rows} errors={errors} />
        ) : (
          <p>{words.outcome(answer)}</p>
        )
      ) : (
        <>
          <p>{words.body}</p>
          {templateHref ? (
            <div className="row">
              <ButtonLink href={templateHref} download>
                {words.template}
              </ButtonLink>
            </div>
          ) : null}
          <FileDrop
            accept={accept}
            limitMb={limitMb}
            hint={words.hint}
            busy={busy}
            onFile={sheet => void send(sheet, false)}
          />
        </>
      )}
      {failure ? (
        <p className="over said" role="alert">
          {failure}
        </p>
      ) : null}
    </Dialog>
  )
}
